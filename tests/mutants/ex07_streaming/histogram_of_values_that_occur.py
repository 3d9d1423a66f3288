"""Has no bins above the largest value.

check: counts_the_values
status: failed
says: It returned shape
"""


_reference = stream_histogram


def stream_histogram(array):
    return np.trim_zeros(_reference(array), "b")
