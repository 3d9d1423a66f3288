"""Writes the factors from one level to the next.

check: lists_factors_and_chunks
status: failed
says: Those are the factors from one level to the next
breaks: s00/resolutions
tells: Those are the factors from one level to the next: each row counts from level 0.
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    del h5["s00/resolutions"]
    h5.create_dataset("s00/resolutions", data=[[b // a for a, b in zip(p[::-1], f[::-1])] for p, f in zip([[1, 1, 1], *factors], factors)], dtype=np.float64)
