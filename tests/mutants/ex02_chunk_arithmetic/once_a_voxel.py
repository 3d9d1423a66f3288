"""Lists a chunk once for each voxel of it.

check: finds_chunks_of_a_region
status: failed
says: more than once
"""

def chunks_touched(shape, chunks, selection):
    voxels = itertools.product(*(_voxels(size, item) for size, item in zip(shape, selection)))
    return sorted(tuple(i // c for i, c in zip(voxel, chunks)) for voxel in voxels)
