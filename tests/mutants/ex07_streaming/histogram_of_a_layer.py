"""Counts a layer of chunks at a time.

check: counts_every_value
status: over_memory
says: are enough
breaks: counts all voxels
"""


def iter_chunks(array):
    for z in range(0, array.shape[0], array.chunks[0]):
        layer = array[z : z + array.chunks[0]]
        for plane in layer:
            yield None, plane
        del layer, plane
