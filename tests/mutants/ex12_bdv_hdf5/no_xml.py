"""Writes no XML.

check: describes_them_in_xml
status: failed
says: Nothing was written into xml
breaks: one setup and one timepoint
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    import io

    _right(h5, io.StringIO(), levels, factors, chunks, voxel_um, h5_name)
