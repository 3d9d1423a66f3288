"""Keeps a list of copies and the stack of it: half of the points.

check: writes_slab_by_slab
status: half
says: np.stack of it are two
"""


def write_planes(array, planes):
    slab, z = [], 0
    for z, plane in enumerate(planes, 1):
        if z > array.shape[0]:
            raise ValueError("too many")
        slab.append(plane.copy())
        if z % array.chunks[0] == 0 or z == array.shape[0]:
            array[z - len(slab) : z] = np.stack(slab)
            slab = []
    if z < array.shape[0]:
        raise ValueError("too few")
