"""Reads the volume three times.

check: takes_stock
status: over_budget
says: that it had read before
breaks: reads each chunk once
tells: It goes through the volume again and again: take from a chunk all that you need while you have it.
"""


def stream_stats(array):
    total = sum(float(block.sum(dtype=float)) for _, block in iter_chunks(array))
    low = min(float(block.min()) for _, block in iter_chunks(array))
    high = max(float(block.max()) for _, block in iter_chunks(array))
    mean = total / array.size
    squares = sum(float(((block - mean) ** 2).sum(dtype=float)) for _, block in iter_chunks(array))
    return Stats(low, high, mean, math.sqrt(squares / array.size))
