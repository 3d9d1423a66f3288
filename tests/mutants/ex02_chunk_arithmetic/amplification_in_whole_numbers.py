"""Divides in integers.

check: tells_the_amplification
status: failed
says: expected 1.333
"""


_reference = read_amplification


def read_amplification(shape, chunks, selection):
    return float(int(_reference(shape, chunks, selection)))
