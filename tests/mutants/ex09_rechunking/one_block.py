"""Takes the whole image as one block.

check: cuts_no_strip_and_no_chunk
status: failed
says: The whole image is one block
breaks: max_bytes at most
tells: The whole image is one block: divide it so that each block fits.
"""


def plan_rechunk(shape, rows_per_strip, chunks, itemsize, max_bytes):
    return [(slice(0, shape[0]), slice(0, shape[1]))]
