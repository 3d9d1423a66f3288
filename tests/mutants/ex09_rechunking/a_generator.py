"""Yields the blocks instead of returning a list.

check: cuts_no_strip_and_no_chunk
status: failed
says: expected a list of pairs
breaks: list of pairs
"""


_plan = plan_rechunk


def plan_rechunk(shape, rows_per_strip, chunks, itemsize, max_bytes):
    yield from _plan(shape, rows_per_strip, chunks, itemsize, max_bytes)
