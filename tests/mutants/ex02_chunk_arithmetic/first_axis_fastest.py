"""Lists the chunks with the first axis running fastest.

check: finds_chunks_of_a_region, finds_chunks_of_any_selection
status: failed
says: The first axis runs fastest here
tells: The first axis runs fastest here: let the last one do so.
"""


def chunks_touched(shape, chunks, selection):
    touched = _touched_along_axes(shape, chunks, selection)
    return [index[::-1] for index in itertools.product(*touched[::-1])]
