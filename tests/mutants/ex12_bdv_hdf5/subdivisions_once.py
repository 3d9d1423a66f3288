"""Writes the chunks once for all levels.

check: lists_factors_and_chunks
status: failed
says: a row x, y, z for each
breaks: s00/subdivisions
tells: It writes the chunks once: each level has a row.
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    del h5["s00/subdivisions"]
    h5.create_dataset("s00/subdivisions", data=[chunks[::-1]], dtype=np.int32)
