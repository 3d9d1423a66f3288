"""Takes a layer of chunks at a time: half of the points.

check: takes_stock
status: half
says: are enough (half of the points
breaks: minimum, maximum
"""


def iter_chunks(array):
    for z in range(0, array.shape[0], array.chunks[0]):
        layer = array[z : z + array.chunks[0]]
        for plane in layer:
            yield None, plane
        del layer, plane
