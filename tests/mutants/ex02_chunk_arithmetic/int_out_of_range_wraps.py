"""An int beyond the end is taken as it is.

check: finds_chunks_of_any_selection, tells_the_amplification
status: failed
says: An int out of range is wrapped round to the other end
tells: An int out of range is wrapped round to the other end: raise IndexError instead.
"""

def _voxels(size, item):
    return range(item % size, item % size + 1) if isinstance(item, int) else range(size)[item]
