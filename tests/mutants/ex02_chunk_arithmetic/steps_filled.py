"""Takes all chunks from that of the first voxel to that of the last.

check: finds_chunks_of_any_selection, tells_the_amplification
status: failed
says: step jumps over
tells: Chunks that the step jumps over are counted, too: find the chunks of the chosen voxels alone.
"""


def _touched_along_axes(shape, chunks, selection):
    chosen = [_voxels(size, item) for size, item in zip(shape, selection)]
    return [list(range(one[0] // c, one[-1] // c + 1)) if one else [] for one, c in zip(chosen, chunks)]
