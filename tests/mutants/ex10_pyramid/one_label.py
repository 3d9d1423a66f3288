"""Takes the label of one voxel.

check: takes_the_most_frequent_label
status: failed
says: That is one voxel of each window
breaks: most frequent label
tells: That is one voxel of each window, not the most frequent label of all.
"""

_right_mode = downsample_mode


def downsample_mode(block, factors):
    if not block.dtype.isnative:  # whether the byte order is kept is another mistake
        return _right_mode(block, factors)
    return block[tuple(slice(None, None, f) for f in factors)].copy()
