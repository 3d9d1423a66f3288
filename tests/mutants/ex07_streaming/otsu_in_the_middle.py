"""Takes the middle between the extremes.

check: separates_two_classes
status: failed
says: the middle between the smallest and the largest
breaks: whole volume best
tells: That is the middle between the smallest and the largest value, which need not separate the voxels best.
"""


def global_otsu(array):
    occurring = np.flatnonzero(stream_histogram(array))
    return int(occurring[0] + occurring[-1]) // 2
