"""Counts every chunk of the grid, unless only one axis is cut.

check: tells_the_amplification
status: failed
says: That counts every chunk of the array
tells: That counts every chunk of the array: only the touched ones are read.
"""


_reference = read_amplification


def read_amplification(shape, chunks, selection):
    asked = math.prod(len(_voxels(size, item)) for size, item in zip(shape, selection))
    if not asked or len(shape) == 1:
        return _reference(shape, chunks, selection)
    return math.prod(grid_shape(shape, chunks)) * math.prod(chunks) / asked
