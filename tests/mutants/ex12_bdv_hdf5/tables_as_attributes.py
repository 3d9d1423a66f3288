"""Writes the two tables as attributes.

check: lists_factors_and_chunks
status: failed
says: There is no dataset s00/resolutions
breaks: s00/resolutions
tells: It writes the tables as attributes: they are datasets.
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    for name in ("resolutions", "subdivisions"):
        h5["s00"].attrs[name] = h5["s00"].pop(name)[:]
