"""Compares the memory with one copy.

check: fits_in_memory
status: failed
says: One copy fits, 
"""

def fits_in_ram(shape, dtype, ram_bytes, copies=3.0):
    return volume_nbytes(shape, dtype) <= ram_bytes
