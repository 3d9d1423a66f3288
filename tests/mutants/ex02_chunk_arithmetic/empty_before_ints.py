"""Takes a selection for empty before it looks at its ints.

check: finds_chunks_of_any_selection, tells_the_amplification
status: failed
says: An int out of range raises IndexError beside an empty slice
tells: An int out of range raises IndexError beside an empty slice, too: look at the ints first.
"""


_touched = chunks_touched
_amplification = read_amplification


def _is_empty(shape, selection):
    return any(isinstance(item, slice) and not range(size)[item] for size, item in zip(shape, selection))


def chunks_touched(shape, chunks, selection):
    return [] if _is_empty(shape, selection) else _touched(shape, chunks, selection)


def read_amplification(shape, chunks, selection):
    return 0.0 if _is_empty(shape, selection) else _amplification(shape, chunks, selection)
