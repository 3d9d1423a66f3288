"""An iterator, which can be used once.

check: finds_chunks_of_a_region
status: failed
says: expected a sorted list
"""

def chunks_touched(shape, chunks, selection):
    return itertools.product(*_touched_along_axes(shape, chunks, selection))
