"""Reads the volume twice, for the mean and for the deviation: half of the points.

check: takes_stock
status: half
says: through the volume twice
breaks: reads each chunk once
tells: It goes through the volume twice: take from a chunk all that you need while you have it.
"""


def stream_stats(array):
    total, count, low, high = 0.0, 0, math.inf, -math.inf
    for _, block in iter_chunks(array):
        total, count = total + float(block.sum(dtype=float)), count + block.size
        low, high = min(low, block.min()), max(high, block.max())
    squares = sum(float(((block.astype(float) - total / count) ** 2).sum()) for _, block in iter_chunks(array))
    return Stats(low, high, total / count, math.sqrt(squares / count))
