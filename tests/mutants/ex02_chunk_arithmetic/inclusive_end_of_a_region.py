"""The stop of a slice counts as if it belonged to it.

check: finds_chunks_of_a_region
status: failed
says: The chunk of the stop is counted
tells: The chunk of the stop is counted, too: a slice ends before its stop, with the voxel stop - 1.
"""

def chunks_touched(shape, chunks, selection):
    axes = [range(part.start // c, min(part.stop, s - 1) // c + 1) for s, c, part in zip(shape, chunks, selection)]
    return list(itertools.product(*axes))
