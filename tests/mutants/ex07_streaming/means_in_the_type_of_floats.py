"""Has NumPy choose the type of a chunk's mean and variance: float32 for float32.

check: takes_stock
status: failed
says: up in float64
breaks: minimum, maximum
"""


def stream_stats(array):
    lowest, highest, count, mean, squares = math.inf, -math.inf, 0, 0.0, 0.0
    for _, block in iter_chunks(array):
        n, gap = block.size, float(block.mean()) - mean
        squares += float(block.var()) * n + gap**2 * count * n / (count + n)
        mean += gap * n / (count + n)
        count += n
        lowest, highest = min(lowest, float(block.min())), max(highest, float(block.max()))
    return Stats(lowest, highest, mean, math.sqrt(squares / count))
