"""Lists the chunks from the first on.

check: finds_chunks_of_a_region
status: failed
says: All chunks from the first one on are listed
tells: All chunks from the first one on are listed: begin with the chunk that the region begins in.
"""


_reference = _touched_along_axes


def _touched_along_axes(shape, chunks, selection):
    touched = _reference(shape, chunks, selection)
    return [list(range(one[-1] + 1)) if one else one for one in touched]
