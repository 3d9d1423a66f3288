"""Counts the voxels between start and stop as they are.

check: tells_the_amplification
status: failed
says: The voxels asked for are counted beyond the end of the array
tells: The voxels asked for are counted beyond the end of the array: clip the slice first.
"""


_reference = read_amplification


def read_amplification(shape, chunks, selection):
    asked = math.prod(len(_voxels(size, item)) for size, item in zip(shape, selection))
    item = selection[0]
    if asked and isinstance(item, slice) and item.stop is not None and item.stop > shape[0]:
        return _reference(shape, chunks, selection) * asked / (item.stop - item.start)
    return _reference(shape, chunks, selection)
