"""Writes the shapes of the levels.

check: lists_factors_and_chunks
status: failed
says: Those are the shapes of the levels
breaks: s00/subdivisions
tells: Those are the shapes of the levels: write those of their chunks.
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    del h5["s00/subdivisions"]
    h5.create_dataset("s00/subdivisions", data=[level.shape[::-1] for level in levels], dtype=np.int32)
