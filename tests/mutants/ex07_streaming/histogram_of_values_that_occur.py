"""Has no bins above the largest value.

check: counts_every_value
status: failed
says: It returned shape
breaks: counts all voxels
"""


_reference = stream_histogram


def stream_histogram(array):
    return np.trim_zeros(_reference(array), "b")
