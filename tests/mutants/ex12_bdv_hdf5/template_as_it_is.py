"""Writes the XML with its gaps.

check: describes_them_in_xml
status: failed
says: It writes the XML with its gaps
breaks: one setup and one timepoint
tells: It writes the XML with its gaps: fill them with XML.format(…).
"""


import os

_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, open(os.devnull, "w"), levels, factors, chunks, voxel_um, h5_name)
    xml.write(XML)
