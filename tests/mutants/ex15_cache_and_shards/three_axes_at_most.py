"""Leaves out a fourth axis.

check: finds_the_room_for_a_scan
status: failed
says: may have more
tells: Three axes count here: an array may have more.
"""


def bytes_to_scan_once(shape, chunks, itemsize, axis, _reference=bytes_to_scan_once):
    return _reference(shape[:3], chunks[:3], itemsize, axis)
