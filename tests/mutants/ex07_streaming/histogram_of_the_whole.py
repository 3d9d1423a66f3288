"""Loads the volume to count its values.

check: counts_every_value
status: over_memory
says: The whole volume has
breaks: counts all voxels
"""


def stream_histogram(array):
    n_bins = 256**array.dtype.itemsize
    if array.dtype.kind != "u" or n_bins > 65536:
        raise ValueError
    whole = array[:]
    return sum(np.bincount(plane.ravel(), minlength=n_bins) for plane in whole)
