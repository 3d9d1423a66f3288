"""Rounds the copies down.

check: fits_in_memory
status: failed
says: copies are rounded down
tells: The copies are rounded down. 2.5 copies take 2.5 times the bytes.
"""


def fits_in_ram(shape, dtype, ram_bytes, copies=3.0):
    return volume_nbytes(shape, dtype) * int(copies) <= ram_bytes
