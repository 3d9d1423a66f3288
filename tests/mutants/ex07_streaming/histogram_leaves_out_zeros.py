"""Takes zeros for background, and does not count them.

check: counts_every_value
status: failed
says: counts differ
breaks: counts all voxels
"""


_reference = stream_histogram


def stream_histogram(array):
    histogram = _reference(array)
    histogram[0] = 0
    return histogram
