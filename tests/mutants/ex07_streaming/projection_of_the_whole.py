"""Loads the volume.

check: projects_the_brightest
status: over_memory
says: all of it was there at once
breaks: brightest voxels along
"""


def max_projection(array, axis):
    return np.asarray(array[:].max(axis), array.dtype.newbyteorder("="))
