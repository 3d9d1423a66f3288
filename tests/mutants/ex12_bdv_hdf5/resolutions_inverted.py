"""Writes the resolution: half for every second voxel.

check: lists_factors_and_chunks
status: failed
says: That is upside down
breaks: s00/resolutions
tells: That is upside down: a level whose voxels are twice as large has the factor 2.
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    del h5["s00/resolutions"]
    h5.create_dataset("s00/resolutions", data=[[1 / n for n in f[::-1]] for f in factors], dtype=np.float64)
