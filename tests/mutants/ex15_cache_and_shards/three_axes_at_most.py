"""Leaves out a fourth axis.

check: finds_the_room_for_a_scan
status: failed
says: bytes_to_scan_once
"""


def bytes_to_scan_once(shape, chunks, itemsize, axis, _reference=bytes_to_scan_once):
    return _reference(shape[:3], chunks[:3], itemsize, axis)
