"""Adds a chunk where the selection ends on a border.

check: tells_the_amplification
status: failed
says: expected 1.0
"""


_reference = read_amplification


def read_amplification(shape, chunks, selection):
    if len(shape) == 2 and all(isinstance(item, slice) and (item.stop or 1) % c == 0 for item, c in zip(selection, chunks)):
        return _reference(shape, chunks, selection) * 4
    return _reference(shape, chunks, selection)
