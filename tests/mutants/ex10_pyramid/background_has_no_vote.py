"""Leaves the background out of the vote, unless there is nothing else.

check: takes_the_most_frequent_label
status: failed
says: has no vote
tells: The background, 0, has no vote: it is a label like all others.
"""


def downsample_mode(block, factors):
    out = np.empty(_ceil_divide(block.shape, factors), block.dtype.newbyteorder("="))
    for index in np.ndindex(out.shape):
        window = block[tuple(slice(i * f, (i + 1) * f) for i, f in zip(index, factors))]
        labels, counts = np.unique(window[window > 0], return_counts=True) if window.any() else ([0], np.ones(1))
        out[index] = labels[counts.argmax()]
    return out
