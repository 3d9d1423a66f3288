"""Keeps levels by their number, so that the next image has the voxels of the last one.

check: reads_one_level
status: failed
says: only 0 of the 12 chunk reads
"""


_reference = read_level
_kept = {}


def read_level(group, level, timepoint=0, channel=0):
    key = level, timepoint, channel
    if key not in _kept:
        _kept[key] = _reference(group, level, timepoint, channel)
    return _kept[key]
