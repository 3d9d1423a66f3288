"""Counts how many whole images fit.

check: fits_in_memory
status: failed
says: expected True
"""


def fits_in_ram(shape, dtype, ram_bytes, copies=3.0):
    return ram_bytes // volume_nbytes(shape, dtype) >= copies
