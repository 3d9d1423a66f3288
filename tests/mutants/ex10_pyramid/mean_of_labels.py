"""Averages labels.

check: takes_the_most_frequent_label
status: failed
says: That is the mean of labels
breaks: most frequent label
"""


def downsample_mode(block, factors):
    return downsample_mean(block, factors)
