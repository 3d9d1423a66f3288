"""Takes negative bounds for 0 and for the size.

check: tells_the_amplification
status: failed
says: With negative bounds the whole axis is taken
tells: With negative bounds the whole axis is taken: they count from the end.
"""


_reference = read_amplification


def read_amplification(shape, chunks, selection):
    item = selection[0]
    if isinstance(item, slice) and item.start is not None and item.start < 0:
        selection = (slice(0, shape[0]), *selection[1:])
    return _reference(shape, chunks, selection)
