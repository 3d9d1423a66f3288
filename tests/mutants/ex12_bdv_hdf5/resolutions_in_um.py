"""Writes the voxel sizes of the levels.

check: lists_factors_and_chunks
status: failed
says: Those are voxel sizes
breaks: s00/resolutions
tells: Those are voxel sizes: write the factors.
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    del h5["s00/resolutions"]
    h5.create_dataset("s00/resolutions", data=[[n * v for n, v in zip(f[::-1], voxel_um[::-1])] for f in factors], dtype=np.float64)
