"""Returns a text of four million characters that take six each in a message.

attacks: counts_the_chunks
keeps: finds_chunks_of_a_region
status: failed
says: It returned
"""

def grid_shape(shape, chunks):
    return "\ud800" * (2**22 - 1)
