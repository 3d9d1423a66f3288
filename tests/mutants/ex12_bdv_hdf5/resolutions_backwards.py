"""Writes the factors of the coarsest level first.

check: lists_factors_and_chunks
status: failed
says: The rows are in reverse order
breaks: s00/resolutions
tells: The rows are in reverse order: the first belongs to level 0, the finest.
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    del h5["s00/resolutions"]
    h5.create_dataset("s00/resolutions", data=[f[::-1] for f in factors[::-1]], dtype=np.float64)
