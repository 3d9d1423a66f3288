"""Counts one chunk along an axis, however many a region without steps touches.

check: tells_the_amplification
status: failed
says: One chunk is counted where the region touches more
tells: One chunk is counted where the region touches more.
"""


_reference = read_amplification


def read_amplification(shape, chunks, selection):
    asked = math.prod(len(_voxels(size, item)) for size, item in zip(shape, selection))
    if len(shape) > 1 or not asked or selection[0].step:
        return _reference(shape, chunks, selection)
    return math.prod(chunks) / asked
