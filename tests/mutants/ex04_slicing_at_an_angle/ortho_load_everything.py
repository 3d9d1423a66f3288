"""Loads the volume and indexes the copy.

check: cuts_along_an_axis
status: over_budget
says: 64 chunk
"""

def ortho_slice(array, axis, index):
    return np.take(array[:], index, axis=axis)
