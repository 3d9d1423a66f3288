"""Takes mean(v**2) - mean(v)**2 in float64.

check: takes_stock
status: failed
says: Subtract the mean before you square
breaks: minimum, maximum
"""


def stream_stats(array):
    low, high, total, squares = math.inf, -math.inf, 0.0, 0.0
    for _, block in iter_chunks(array):
        values = block.astype(float)
        low, high = min(low, values.min()), max(high, values.max())
        total, squares = total + values.sum(), squares + (values**2).sum()
    mean = total / array.size
    return Stats(low, high, mean, math.sqrt(max(0, squares / array.size - mean**2)))
