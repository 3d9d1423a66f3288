"""Loads the volume.

check: projects_the_brightest
status: over_memory
says: The whole volume has
breaks: brightest voxels along
"""


def max_projection(array, axis):
    return np.asarray(array[:].max(axis), array.dtype.newbyteorder("="))
