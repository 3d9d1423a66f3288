"""Reads a slice of one voxel thickness and squeezes it.

check: cuts_along_an_axis
status: failed
says: All axes of one voxel are dropped
tells: All axes of one voxel are dropped: drop none but the one that you cut along.
"""


def ortho_slice(array, axis, index):
    index = range(array.shape[axis])[index]
    selection = [slice(None)] * 3
    selection[axis] = slice(index, index + 1)
    return np.asarray(array[tuple(selection)].squeeze(), array.dtype.newbyteorder("="))
