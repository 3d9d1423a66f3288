"""Counts up to 255 votes.

check: takes_the_most_frequent_label
status: failed
says: counted in 8 bits
tells: The votes are counted in 8 bits, which end at 255: count them in a wider type.
"""


def downsample_mode(block, factors):
    out = np.empty(_ceil_divide(block.shape, factors), block.dtype.newbyteorder("="))
    for index in np.ndindex(out.shape):
        window = block[tuple(slice(i * f, (i + 1) * f) for i, f in zip(index, factors))]
        labels, counts = np.unique(window, return_counts=True)
        out[index] = labels[counts.astype(np.uint8).argmax()]
    return out
