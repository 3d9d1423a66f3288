"""Averages labels.

check: takes_the_most_frequent_label
status: failed
says: That is the mean of labels
breaks: most frequent label
tells: That is the mean of labels: no object is called that. Take the most frequent.
"""

_right_mode = downsample_mode


def downsample_mode(block, factors):
    if not block.dtype.isnative:  # whether the byte order is kept is another mistake
        return _right_mode(block, factors)
    return downsample_mean(block, factors)
