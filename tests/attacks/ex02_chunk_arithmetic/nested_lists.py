"""Returns nested lists: their text alone would take gigabytes.

attacks: counts_the_chunks
keeps: finds_chunks_of_a_region
status: failed
says: It returned [[[
"""

def grid_shape(shape, chunks):
    number = 2**1000
    return [[[number] * 40 for _ in range(48)] for _ in range(48)]
