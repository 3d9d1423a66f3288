"""Says 1.0 of an empty selection.

check: tells_the_amplification
status: failed
says: expected 0.0
"""


_reference = read_amplification


def read_amplification(shape, chunks, selection):
    return _reference(shape, chunks, selection) or 1.0
