"""Reads the slice twice, once only to learn its size.

check: cuts_along_an_axis
status: half
says: The slice is read twice
tells: The slice is read twice: keep what the first reading returned.
"""

def ortho_slice(array, axis, index):
    selection = [slice(None)] * array.ndim
    selection[axis] = index
    image = np.empty(array[tuple(selection)].shape, array.dtype.newbyteorder("="))
    image[:] = array[tuple(selection)]
    return image
