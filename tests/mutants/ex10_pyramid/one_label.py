"""Takes the label of one voxel.

check: takes_the_most_frequent_label
status: failed
says: That is one voxel of each window
breaks: most frequent label
"""


def downsample_mode(block, factors):
    return block[tuple(slice(None, None, f) for f in factors)].copy()
