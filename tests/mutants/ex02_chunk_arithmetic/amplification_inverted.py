"""Divides the wrong way round.

check: tells_the_amplification
status: failed
says: That is the inverse
tells: That is the inverse: divide the voxels read by the voxels asked for.
"""

def read_amplification(shape, chunks, selection):
    asked = math.prod(len(_voxels(size, item)) for size, item in zip(shape, selection))
    if not asked:
        return 0.0
    touched = math.prod(map(len, _touched_along_axes(shape, chunks, selection)))
    return asked / (touched * math.prod(chunks))
