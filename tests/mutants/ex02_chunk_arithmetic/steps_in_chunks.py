"""Takes a step for a whole number of chunks.

check: finds_chunks_of_any_selection
status: failed
says: The step is turned into a whole number of chunks
tells: The step is turned into a whole number of chunks: find the chunk of each voxel instead.
"""


def chunks_touched(shape, chunks, selection):
    axes = []
    for size, chunk, item in zip(shape, chunks, selection):
        voxels = _voxels(size, item)
        by = max(1, voxels.step // chunk)
        axes.append(range(voxels[0] // chunk, voxels[-1] // chunk + 1, by) if voxels else ())
    return list(itertools.product(*axes))
