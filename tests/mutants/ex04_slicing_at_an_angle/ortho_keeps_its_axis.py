"""A slice of one voxel thickness, with three axes.

check: cuts_along_an_axis
status: failed
says: two axes
tells: A slice has two axes: take the index itself, not a slab of one voxel.
"""

def ortho_slice(array, axis, index):
    selection = [slice(None)] * 3
    index = range(array.shape[axis])[index]
    selection[axis] = slice(index, index + 1)
    return np.asarray(array[tuple(selection)], array.dtype.newbyteorder("="))
