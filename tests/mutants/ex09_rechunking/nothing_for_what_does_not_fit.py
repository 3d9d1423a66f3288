"""Returns no blocks where it should refuse.

check: refuses_what_cannot_fit
status: failed
says: expected ValueError
breaks: one byte more than
"""


_plan = plan_rechunk


def plan_rechunk(shape, rows_per_strip, chunks, itemsize, max_bytes):
    try:
        return _plan(shape, rows_per_strip, chunks, itemsize, max_bytes)
    except ValueError:
        return []
