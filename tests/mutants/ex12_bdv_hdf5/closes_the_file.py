"""Closes the HDF5 file.

check: stores_the_levels, lists_factors_and_chunks, describes_them_in_xml
status: failed
says: It closed h5
breaks: stay open
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    h5.close()
