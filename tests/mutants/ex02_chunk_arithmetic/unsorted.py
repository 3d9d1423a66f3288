"""A list made from a set, in any order.

check: finds_chunks_of_any_selection
status: failed
says: not sorted
"""

def chunks_touched(shape, chunks, selection):
    return list(itertools.product(*(touched[::-1] for touched in _touched_along_axes(shape, chunks, selection))))
