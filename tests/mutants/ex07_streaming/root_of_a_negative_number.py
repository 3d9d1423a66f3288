"""Squares in the data type of the volume, and takes the root of what is left.

check: takes_stock
status: failed
says: the root of a negative number
breaks: minimum, maximum
tells: The root of a negative number is nan. Squares overflow in the data type of the volume, and mean(v**2) - mean(v)**2 cancels: convert to float64, subtract the mean, then square.
"""


_reference = stream_stats


def stream_stats(array):
    right = _reference(array)
    squares = sum(int((b**2).sum()) for _, b in iter_chunks(array))
    with np.errstate(all="ignore"):
        return Stats(right.min, right.max, right.mean, float(np.sqrt(squares / array.size - right.mean**2)))
