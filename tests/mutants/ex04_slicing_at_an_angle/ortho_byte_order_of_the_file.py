"""Returns the voxels in the byte order of the file.

check: cuts_along_an_axis
status: failed
says: native byte order
"""

def ortho_slice(array, axis, index):
    selection = [slice(None)] * array.ndim
    selection[axis] = index
    return array[tuple(selection)]
