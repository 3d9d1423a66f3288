"""Divides by zero voxels.

check: tells_the_amplification
status: error
says: There is no voxel to divide by
tells: There is no voxel to divide by: an empty selection gives 0.0.
"""

def read_amplification(shape, chunks, selection):
    asked = math.prod(len(_voxels(size, item)) for size, item in zip(shape, selection))
    return len(chunks_touched(shape, chunks, selection)) * math.prod(chunks) / asked
