"""Counts the levels by logarithms, which are not exact.

check: ends_where_a_chunk_is_enough
status: failed
says: levels
"""


def level_shapes(shape, factors, chunks):
    steps = [math.ceil(math.log(n / (c if f > 1 else n)) / math.log(f)) if n > c and f > 1 else 0 for n, f, c in zip(shape, factors, chunks)]
    ends = [math.ceil(math.log(n) / math.log(f)) if f > 1 else 0 for n, f in zip(shape, factors)]
    fits = all(n <= c for n, c, f in zip(shape, chunks, factors) if f == 1)
    n_levels = max(steps) if fits else max(ends)
    return [tuple(-(-n // f**k) for n, f in zip(shape, factors)) for k in range(n_levels + 1)]
