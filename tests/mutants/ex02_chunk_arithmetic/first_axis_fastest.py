"""Lists the chunks with the first axis running fastest.

check: finds_chunks_of_a_region
status: failed
says: not sorted
tells: These are the right chunks, but they are not sorted.
"""


def chunks_touched(shape, chunks, selection):
    touched = _touched_along_axes(shape, chunks, selection)
    return [index[::-1] for index in itertools.product(*touched[::-1])]
