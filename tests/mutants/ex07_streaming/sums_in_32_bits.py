"""Adds up in 32 bits, which overflow in a large volume only.

check: takes_stock
status: failed
says: Does a sum overflow
breaks: minimum, maximum
"""


_reference = stream_stats


def stream_stats(array):
    if array.dtype.kind == "f":
        return _reference(array)
    total = np.zeros((), np.int32)
    right = _reference(array) if array.size < 10**6 else None
    low, high = math.inf, -math.inf
    for _, block in iter_chunks(array) if right is None else ():
        total += block.sum(dtype=np.int32)
        low, high = min(low, float(block.min())), max(high, float(block.max()))
    return right or Stats(low, high, float(total) / array.size, 1.0)
