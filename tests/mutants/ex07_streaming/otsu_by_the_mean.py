"""Takes the mean for Otsu's threshold.

check: separates_two_classes
status: failed
says: the mean of the voxels
breaks: whole volume best
tells: That is the mean of the voxels, which need not separate them best.
"""


def global_otsu(array):
    histogram = stream_histogram(array)
    return int((histogram * np.arange(len(histogram))).sum() / histogram.sum())
