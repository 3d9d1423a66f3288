"""Writes the voxel size with two digits.

check: describes_them_in_xml
status: failed
says: It is rounded to two digits
tells: It is rounded to two digits: leave all of them.
"""

import io
import re

_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    text = io.StringIO()
    _right(h5, text, levels, factors, chunks, voxel_um, h5_name)
    z, y, x = voxel_um
    size = f"{x:.2f} {y:.2f} {z:.2f}"
    xml.write(re.sub("(?<=</unit>)(\\s*)<size>.*</size>", rf"\1<size>{size}</size>", text.getvalue()))
