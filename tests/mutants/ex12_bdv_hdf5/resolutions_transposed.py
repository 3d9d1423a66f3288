"""Writes a row for each axis.

check: lists_factors_and_chunks
status: failed
says: It is transposed
breaks: s00/resolutions
tells: It is transposed: each level has a row.
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    del h5["s00/resolutions"]
    h5.create_dataset("s00/resolutions", data=np.transpose([f[::-1] for f in factors]), dtype=np.float64)
