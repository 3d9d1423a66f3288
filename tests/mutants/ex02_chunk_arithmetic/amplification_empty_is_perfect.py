"""Says 1.0 of an empty selection.

check: tells_the_amplification
status: failed
says: return 0.0
tells: An empty selection costs nothing: return 0.0.
"""


_reference = read_amplification


def read_amplification(shape, chunks, selection):
    return _reference(shape, chunks, selection) or 1.0
