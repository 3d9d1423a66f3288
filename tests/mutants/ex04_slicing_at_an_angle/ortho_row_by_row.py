"""Reads the slice row by row.

check: cuts_along_an_axis
status: over_budget
says: It asks for one row after another
tells: It asks for one row after another, and the same chunks are read again for each: ask for the whole slice at once.
"""

def ortho_slice(array, axis, index):
    rows = []
    for i in range(array.shape[1 if axis == 0 else 0]):
        selection = [i, slice(None)]
        selection.insert(axis, index)
        rows.append(array[tuple(selection)])
    return np.stack(rows).astype(array.dtype.newbyteorder("="))
