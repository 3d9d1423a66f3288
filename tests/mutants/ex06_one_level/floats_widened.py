"""Returns floats of 64 bits for floats of 32.

check: reads_one_level
status: failed
says: expected float32
"""


_reference = read_level


def read_level(group, level, timepoint=0, channel=0):
    data, *where = _reference(group, level, timepoint, channel)
    return data.astype(float) if data.dtype.kind == "f" else data, *where
