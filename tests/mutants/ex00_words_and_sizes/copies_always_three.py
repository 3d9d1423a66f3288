"""Needs three copies, whatever number is given.

check: fits_in_memory
status: failed
says: It takes three copies
tells: It takes three copies, whatever number is given.
"""


def fits_in_ram(shape, dtype, ram_bytes, copies=3.0):
    return volume_nbytes(shape, dtype) * 3.0 <= ram_bytes
