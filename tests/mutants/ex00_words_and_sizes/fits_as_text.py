"""Returns a word instead of True or False.

check: fits_in_memory
status: failed
says: expected True or False
"""

def fits_in_ram(shape, dtype, ram_bytes, copies=3.0):
    return "yes" if volume_nbytes(shape, dtype) * copies <= ram_bytes else "no"
