"""Writes how many chunks there are.

check: lists_factors_and_chunks
status: failed
says: That is how many chunks there are
breaks: s00/subdivisions
tells: That is how many chunks there are: write how many voxels a chunk has.
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    del h5["s00/subdivisions"]
    h5.create_dataset("s00/subdivisions", data=[[-(-n // c) for n, c in zip(level.shape[::-1], chunks[::-1])] for level in levels], dtype=np.int32)
