"""Divides by zero voxels.

check: tells_the_amplification
status: error
says: ZeroDivisionError
"""

def read_amplification(shape, chunks, selection):
    asked = math.prod(len(_voxels(size, item)) for size, item in zip(shape, selection))
    return len(chunks_touched(shape, chunks, selection)) * math.prod(chunks) / asked
