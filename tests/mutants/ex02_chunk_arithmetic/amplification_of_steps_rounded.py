"""Rounds the number of steps down, though the last one has a voxel as well.

check: tells_the_amplification
status: failed
says: The number of steps is rounded down
tells: The number of steps is rounded down: the last, incomplete step has a voxel, too.
"""


_reference = read_amplification


def read_amplification(shape, chunks, selection):
    if len(shape) > 1 or not selection[0].step:
        return _reference(shape, chunks, selection)
    start, stop, step = selection[0].indices(shape[0])
    return len(chunks_touched(shape, chunks, selection)) * chunks[0] / max(1, (stop - start) // step)
