"""Compares with the size divided by the chunk, inclusive: one more where the chunks fill the array.

check: refuses_chunks_outside
status: failed
says: one index too many
tells: Where the chunks fill the array exactly, it allows one index too many.
"""


def chunk_slices(shape, chunks, index):
    if any(not 0 <= i <= s // c for i, s, c in zip(index, shape, chunks)):
        raise IndexError(index)
    return tuple(slice(i * c, min((i + 1) * c, s)) for s, c, i in zip(shape, chunks, index))
