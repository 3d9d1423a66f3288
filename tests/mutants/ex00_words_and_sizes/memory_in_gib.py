"""Compares GB with GiB.

check: fits_in_memory
status: failed
says: too few
"""

def fits_in_ram(shape, dtype, ram_bytes, copies=3.0):
    return volume_nbytes(shape, dtype) * copies / 2**30 <= ram_bytes / 10**9
