"""Takes every voxel for two bytes.

check: fits_in_memory
status: failed
says: expected False
"""


def fits_in_ram(shape, dtype, ram_bytes, copies=3.0):
    return 2 * math.prod(shape) * copies <= ram_bytes
