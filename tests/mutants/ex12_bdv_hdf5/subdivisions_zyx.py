"""Writes the chunks as z, y, x.

check: lists_factors_and_chunks
status: failed
says: That is z
breaks: s00/subdivisions
tells: That is z, y, x: BigDataViewer counts x, y, z here.
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    del h5["s00/subdivisions"]
    h5.create_dataset("s00/subdivisions", data=[chunks for _ in levels], dtype=np.int32)
