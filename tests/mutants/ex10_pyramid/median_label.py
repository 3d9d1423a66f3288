"""Takes the median of the labels.

check: takes_the_most_frequent_label
status: failed
says: That is the median
breaks: most frequent label
tells: That is the median of each window, not the most frequent.
"""

_right_mode = downsample_mode


def downsample_mode(block, factors):
    if not block.dtype.isnative:  # whether the byte order is kept is another mistake
        return _right_mode(block, factors)
    out = np.empty([-(-n // f) for n, f in zip(block.shape, factors)], block.dtype)
    for index in np.ndindex(out.shape):
        window = block[tuple(slice(i * f, (i + 1) * f) for i, f in zip(index, factors))]
        labels, counts = np.unique(window, return_counts=True)
        out[index] = sorted(window.ravel().tolist())[window.size // 2]
    return out
