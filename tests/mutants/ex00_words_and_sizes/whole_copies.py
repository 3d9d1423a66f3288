"""Counts how many whole images fit.

check: fits_in_memory
status: failed
says: It counts how many whole images fit
tells: It counts how many whole images fit. The copies need not be a whole number.
"""


def fits_in_ram(shape, dtype, ram_bytes, copies=3.0):
    return ram_bytes // volume_nbytes(shape, dtype) >= copies
