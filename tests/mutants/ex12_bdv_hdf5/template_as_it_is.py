"""Writes the XML with its gaps.

check: describes_them_in_xml
status: failed
says: <hdf5> is '{h5_name}', expected 'data.h5'
breaks: one setup and one timepoint
"""


import os

_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, open(os.devnull, "w"), levels, factors, chunks, voxel_um, h5_name)
    xml.write(XML)
