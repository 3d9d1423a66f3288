"""Rounds the copies down.

check: fits_in_memory
status: failed
says: expected False
"""


def fits_in_ram(shape, dtype, ram_bytes, copies=3.0):
    return volume_nbytes(shape, dtype) * int(copies) <= ram_bytes
