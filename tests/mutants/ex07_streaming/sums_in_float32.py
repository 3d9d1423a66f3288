"""Adds up in float32.

check: takes_stock
status: failed
says: float32 has 7 digits
breaks: minimum, maximum
"""


_reference = stream_stats


def stream_stats(array):
    right = _reference(array)
    total = np.float32(0)
    for _, block in iter_chunks(array):
        total += block.astype(np.float32).sum()
    return Stats(right.min, right.max, float(total) / array.size, right.std)
