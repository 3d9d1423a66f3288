"""Divides start and stop by the chunk, and takes that for a range of chunks.

check: finds_chunks_of_a_region
status: failed
says: is missing
tells: The chunk with the last voxel, stop - 1, is missing.
"""

def chunks_touched(shape, chunks, selection):
    return list(itertools.product(*(range(part.start // c, part.stop // c) for c, part in zip(chunks, selection))))
