"""Reads everything below a chunk at once: 8 chunks for factors of 2, but 64 for factors of 4.

check: holds_a_few_chunks
status: half
says: Hold a few chunks of each level
"""


def _piece_shape(chunks, factors, level):
    return chunks
