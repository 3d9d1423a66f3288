"""Goes plane by plane.

check: counts_the_values
status: over_budget
says: it had read before
"""


def iter_chunks(array):
    for z in range(array.shape[0]):
        yield None, array[z]
