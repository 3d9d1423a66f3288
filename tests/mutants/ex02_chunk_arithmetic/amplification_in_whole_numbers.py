"""Divides in integers.

check: tells_the_amplification
status: failed
says: That is rounded down
tells: That is rounded down: the result need not be a whole number.
"""


_reference = read_amplification


def read_amplification(shape, chunks, selection):
    return float(int(_reference(shape, chunks, selection)))
