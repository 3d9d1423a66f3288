"""Counts the votes in a table that begins at 0, which negative labels have no place in.

check: takes_the_most_frequent_label
status: error
says: It raised ValueError
"""


def downsample_mode(block, factors):
    modes = np.empty(_ceil_divide(block.shape, factors), block.dtype.newbyteorder("="))
    for index in np.ndindex(*modes.shape):
        window = block[tuple(slice(i * f, (i + 1) * f) for i, f in zip(index, factors))]
        modes[index] = np.bincount(window.ravel().astype(np.int64)).argmax()
    return modes
