"""Another default than the one that was handed out.

check: fits_in_memory
status: failed
says: 3 (the default) x
"""

def fits_in_ram(shape, dtype, ram_bytes, copies=1.0):
    return volume_nbytes(shape, dtype) * copies <= ram_bytes
