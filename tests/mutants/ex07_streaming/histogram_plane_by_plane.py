"""Goes plane by plane.

check: counts_every_value
status: over_budget
says: goes plane by plane
breaks: reads each chunk once
tells: It goes plane by plane: each plane reads a whole layer of chunks again. Go chunk by chunk.
"""


def iter_chunks(array):
    for z in range(array.shape[0]):
        yield None, array[z]
