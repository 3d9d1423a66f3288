"""Plans the first block twice.

check: cuts_no_strip_and_no_chunk
status: failed
says: 2 blocks hold
breaks: hold each voxel once
"""


_plan = plan_rechunk


def plan_rechunk(shape, rows_per_strip, chunks, itemsize, max_bytes):
    plan = _plan(shape, rows_per_strip, chunks, itemsize, max_bytes)
    return plan + plan[:1]
