"""The chunk index has no place for an axis with an int.

check: finds_chunks_of_any_selection
status: failed
says: has a place in the chunk
tells: An int of the selection has a place in the chunk's index too.
"""

def chunks_touched(shape, chunks, selection):
    axes = zip(_touched_along_axes(shape, chunks, selection), selection)
    return list(itertools.product(*(touched for touched, item in axes if isinstance(item, slice))))
