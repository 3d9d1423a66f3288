"""Has no bins above the largest value.

check: counts_every_value
status: failed
says: the brightest voxel
breaks: counts all voxels
tells: It ends with the brightest voxel: there is a bin for each value of the data type, also for those that do not occur.
"""


_reference = stream_histogram


def stream_histogram(array):
    return np.trim_zeros(_reference(array), "b")
