"""Goes plane by plane: 64 times each chunk.

check: takes_stock
status: over_budget
says: it had read before
breaks: reads each chunk once
"""


def iter_chunks(array):
    for z in range(array.shape[0]):
        yield None, array[z]
