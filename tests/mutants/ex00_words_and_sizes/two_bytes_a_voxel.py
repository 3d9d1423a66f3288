"""Takes every voxel for two bytes.

check: fits_in_memory
status: failed
says: It takes two bytes for each voxel
tells: It takes two bytes for each voxel. The data type says how many there are.
"""


def fits_in_ram(shape, dtype, ram_bytes, copies=3.0):
    return 2 * math.prod(shape) * copies <= ram_bytes
