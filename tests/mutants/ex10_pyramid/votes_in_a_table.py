"""Counts the votes in a table of all labels from the smallest to the largest, which fills the memory.

check: takes_the_most_frequent_label
status: over_memory
says: memory
"""


def downsample_mode(block, factors):
    modes = np.empty(_ceil_divide(block.shape, factors), block.dtype.newbyteorder("="))
    for index in np.ndindex(*modes.shape):
        window = block[tuple(slice(i * f, (i + 1) * f) for i, f in zip(index, factors))].ravel()
        first = window.min()
        modes[index] = np.bincount((window - first).astype(np.int64)).argmax().astype(window.dtype) + first
    return modes
