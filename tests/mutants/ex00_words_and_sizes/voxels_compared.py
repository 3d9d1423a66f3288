"""Compares the number of voxels with the memory.

check: fits_in_memory
status: failed
says: byte too few
"""


def fits_in_ram(shape, dtype, ram_bytes, copies=3.0):
    return math.prod(shape) * copies <= ram_bytes
