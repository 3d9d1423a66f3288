"""Divides the number of chunks by the number of voxels.

check: tells_the_amplification
status: failed
says: That counts chunks
tells: That counts chunks: multiply by the voxels of one.
"""

def read_amplification(shape, chunks, selection):
    asked = math.prod(len(_voxels(size, item)) for size, item in zip(shape, selection))
    return math.prod(map(len, _touched_along_axes(shape, chunks, selection))) / asked if asked else 0.0
