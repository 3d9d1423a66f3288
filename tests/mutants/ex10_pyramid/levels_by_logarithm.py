"""Counts the levels by logarithms, which are not exact.

check: ends_where_a_chunk_is_enough
status: failed
says: a level too many
tells: There is a level too many where the divisions leave no remainder: logarithms of floats are not exact, so count by dividing.
"""

_right_shapes = level_shapes


def level_shapes(shape, factors, chunks):
    if min(factors) == 1:
        return _right_shapes(shape, factors, chunks)
    steps = [math.ceil(math.log(max(1, n / c)) / math.log(f)) for n, f, c in zip(shape, factors, chunks)]
    return [tuple(-(-n // f**k) for n, f in zip(shape, factors)) for k in range(max(steps) + 1)]
