"""Goes plane by plane.

check: projects_the_brightest
status: over_budget
says: goes plane by plane
breaks: reads each chunk once
tells: It goes plane by plane: each plane reads a whole layer of chunks again. Go chunk by chunk.
"""


def iter_chunks(array):
    for z in range(array.shape[0]):
        plane = np.asarray(array[z : z + 1], array.dtype.newbyteorder("="))
        yield (slice(z, z + 1), *(slice(0, n) for n in array.shape[1:])), plane
