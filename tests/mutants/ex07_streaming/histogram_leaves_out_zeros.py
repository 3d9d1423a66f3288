"""Takes zeros for background, and does not count them.

check: counts_every_value
status: failed
says: voxels of value 0
breaks: counts all voxels
tells: It leaves out the voxels of value 0: count them, too.
"""


_reference = stream_histogram


def stream_histogram(array):
    histogram = _reference(array)
    histogram[0] = 0
    return histogram
