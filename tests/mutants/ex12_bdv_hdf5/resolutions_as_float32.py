"""Writes the factors as float32.

check: lists_factors_and_chunks
status: failed
says: s00/resolutions is float32, expected float64
breaks: s00/resolutions
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    del h5["s00/resolutions"]
    h5.create_dataset("s00/resolutions", data=[f[::-1] for f in factors], dtype=np.float32)
