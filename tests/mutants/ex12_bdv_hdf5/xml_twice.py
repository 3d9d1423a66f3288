"""Writes the XML twice.

check: describes_them_in_xml
status: failed
says: What was written cannot be read as XML: junk after document element
breaks: one setup and one timepoint
tells: It writes the XML twice.
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    xml.write(xml.getvalue())
