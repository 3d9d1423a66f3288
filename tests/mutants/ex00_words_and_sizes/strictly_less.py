"""Exactly enough memory is not enough for it.

check: fits_in_memory
status: failed
says: Exactly enough is enough
"""

def fits_in_ram(shape, dtype, ram_bytes, copies=3.0):
    return volume_nbytes(shape, dtype) * copies < ram_bytes
