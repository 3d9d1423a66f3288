"""Writes the chunks as int64, as NumPy would.

check: lists_factors_and_chunks
status: failed
says: s00/subdivisions is int64, expected int32
breaks: s00/subdivisions
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    del h5["s00/subdivisions"]
    h5.create_dataset("s00/subdivisions", data=[chunks[::-1] for _ in levels], dtype=np.int64)
