"""Writes full slabs only.

check: writes_slab_by_slab
status: failed
says: never written
breaks: into its place
tells: The last slab is thinner than the others, and it was never written.
"""


def write_planes(array, planes):
    planes = iter(planes)
    slab, z = [], 0
    for z, plane in enumerate(planes, 1):
        slab.append(plane.copy())
        if len(slab) == array.chunks[0]:
            array[z - len(slab) : z] = np.stack(slab)
            slab = []
    if z != array.shape[0]:
        raise ValueError("too few or too many")
