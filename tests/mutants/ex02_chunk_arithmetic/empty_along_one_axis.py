"""Leaves an axis with an empty slice out, unless it is the only one.

check: finds_chunks_of_any_selection
status: failed
says: An empty slice along one axis makes the whole selection empty
tells: An empty slice along one axis makes the whole selection empty.
"""


def chunks_touched(shape, chunks, selection):
    touched = _touched_along_axes(shape, chunks, selection)
    return list(itertools.product(*(one or [0] for one in touched))) if any(touched) else []
