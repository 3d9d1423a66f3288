"""Goes plane by plane.

check: counts_every_value
status: over_budget
says: it had read before
breaks: reads each chunk once
"""


def iter_chunks(array):
    for z in range(array.shape[0]):
        yield None, array[z]
