"""Writes the values of each plane column by column.

check: writes_slab_by_slab
status: failed
says: Rows and columns are exchanged
breaks: into its place
tells: Rows and columns are exchanged.
"""


_reference = _next_slab


def _next_slab(planes, shape, dtype):
    slab = _reference(planes, shape, dtype)
    return np.ascontiguousarray(slab.transpose(0, 2, 1)).reshape(slab.shape)
