"""Returns labels of another type.

check: takes_the_most_frequent_label
status: failed
says: Keep the block's data type
"""


def downsample_mode(block, factors):
    out = np.empty([-(-n // f) for n, f in zip(block.shape, factors)], np.int64)
    for index in np.ndindex(out.shape):
        window = block[tuple(slice(i * f, (i + 1) * f) for i, f in zip(index, factors))]
        labels, counts = np.unique(window, return_counts=True)
        out[index] = labels[counts.argmax()]
    return out
