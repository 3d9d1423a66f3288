"""Allows size // chunk as an index, and one more where the last chunk is incomplete.

check: refuses_chunks_outside
status: failed
says: Behind an incomplete chunk it allows one index too many
tells: Behind an incomplete chunk it allows one index too many.
"""


def chunk_slices(shape, chunks, index):
    if any(i < 0 or i >= s // c + 2 * (s % c > 0) for i, s, c in zip(index, shape, chunks)):
        raise IndexError(index)
    return tuple(slice(i * c, min((i + 1) * c, s)) for s, c, i in zip(shape, chunks, index))
