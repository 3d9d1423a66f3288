"""Puts the two tables at the root of the file.

check: lists_factors_and_chunks
status: failed
says: There is no dataset s00/resolutions
breaks: s00/resolutions
tells: It puts the tables at the root of the file: they lie in s00.
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    h5.move("s00/resolutions", "resolutions")
    h5.move("s00/subdivisions", "subdivisions")
