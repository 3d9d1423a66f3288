"""Stacks all planes, then writes them.

check: writes_slab_by_slab
status: over_memory
says: they were all there at once
"""


def write_planes(array, planes):
    volume = np.stack([plane.copy() for plane in planes] or [np.zeros(array.shape[1:])])
    if len(volume) != array.shape[0]:
        array[: array.chunks[0]] = volume[: array.chunks[0]]
        raise ValueError(f"{len(volume)} planes for {array.shape[0]}")
    array[...] = volume
