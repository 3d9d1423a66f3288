"""Takes a slab from the index to the next and drops its axis: from -1 to 0 there is none.

check: cuts_along_an_axis
status: error
says: From -1 to 0 there is nothing
tells: From -1 to 0 there is nothing: for the last slice take the index itself, not a slab of one voxel.
"""


def ortho_slice(array, axis, index):
    if index not in range(-array.shape[axis], array.shape[axis]):
        raise IndexError(index)
    where = [slice(None)] * 3
    where[axis] = slice(index, index + 1)
    return array[tuple(where)].astype(array.dtype.newbyteorder("=")).squeeze(axis)
