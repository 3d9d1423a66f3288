"""Goes plane by plane.

check: projects_the_brightest
status: over_budget
says: it had read before
breaks: reads each chunk once
"""


def iter_chunks(array):
    for z in range(array.shape[0]):
        plane = np.asarray(array[z : z + 1], array.dtype.newbyteorder("="))
        yield (slice(z, z + 1), *(slice(0, n) for n in array.shape[1:])), plane
