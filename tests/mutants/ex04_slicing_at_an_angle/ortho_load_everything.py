"""Loads the volume and indexes the copy.

check: cuts_along_an_axis
status: over_budget
says: It reads the whole volume
tells: It reads the whole volume: index the array itself, not a copy of it.
"""

def ortho_slice(array, axis, index):
    return np.take(array[:], index, axis=axis)
