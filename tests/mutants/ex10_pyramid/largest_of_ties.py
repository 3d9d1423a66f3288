"""Takes the largest of labels that tie.

check: takes_the_most_frequent_label
status: failed
says: that is the largest of them
breaks: labels tie
tells: Where labels tie, take the smallest; that is the largest of them.
"""

_right_mode = downsample_mode


def downsample_mode(block, factors):
    if not block.dtype.isnative:  # whether the byte order is kept is another mistake
        return _right_mode(block, factors)
    out = np.empty([-(-n // f) for n, f in zip(block.shape, factors)], block.dtype)
    for index in np.ndindex(out.shape):
        window = block[tuple(slice(i * f, (i + 1) * f) for i, f in zip(index, factors))]
        labels, counts = np.unique(window, return_counts=True)
        out[index] = labels[counts == counts.max()][-1]
    return out
