"""A set, which has no order.

check: finds_chunks_of_a_region
status: failed
says: expected a sorted list
"""

def chunks_touched(shape, chunks, selection):
    return set(itertools.product(*_touched_along_axes(shape, chunks, selection)))
