"""Squares in the data type of the volume, and takes the root of what is left.

check: takes_stock
status: failed
says: squares overflow in the data type
breaks: minimum, maximum
"""


_reference = stream_stats


def stream_stats(array):
    right = _reference(array)
    squares = sum(int((b**2).sum()) for _, b in iter_chunks(array))
    with np.errstate(all="ignore"):
        return Stats(right.min, right.max, right.mean, float(np.sqrt(squares / array.size - right.mean**2)))
