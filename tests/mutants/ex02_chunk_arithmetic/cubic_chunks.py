"""Takes the first axis' chunk edge for all axes.

check: finds_chunks_of_a_region, tells_the_amplification
status: failed
says: The first axis' chunk edge is taken for all axes
tells: The first axis' chunk edge is taken for all axes: each axis has its own.
"""


_reference = _touched_along_axes


def _touched_along_axes(shape, chunks, selection):
    return _reference(shape, [chunks[0]] * len(chunks), selection)
