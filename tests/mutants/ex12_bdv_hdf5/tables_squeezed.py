"""Makes one list of a table with one row.

check: lists_factors_and_chunks
status: failed
says: has the shape (3,)
tells: It drops the axis of the levels where there is one level.
"""

_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    for path in ("s00/resolutions", "s00/subdivisions"):
        table = np.squeeze(h5[path][()])
        del h5[path]
        h5[path] = table
