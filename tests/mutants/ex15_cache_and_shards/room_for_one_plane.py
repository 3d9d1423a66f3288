"""Room for one plane of voxels.

check: finds_the_room_for_a_scan
status: failed
says: one plane of voxels
tells: That is one plane of voxels: a chunk is kept whole, as deep as it is.
"""


def bytes_to_scan_once(shape, chunks, itemsize, axis):
    return itemsize * math.prod(s for i, s in enumerate(shape) if i != axis)
