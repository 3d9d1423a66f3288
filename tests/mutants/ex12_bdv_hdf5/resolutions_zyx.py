"""Writes the factors as z, y, x.

check: lists_factors_and_chunks
status: failed
says: That is z
breaks: s00/resolutions
tells: That is z, y, x: BigDataViewer counts x, y, z here.
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    del h5["s00/resolutions"]
    h5.create_dataset("s00/resolutions", data=factors, dtype=np.float64)
