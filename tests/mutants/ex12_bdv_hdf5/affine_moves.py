"""Moves the corner of the first voxel to 0.

check: describes_them_in_xml
status: failed
says: It moves the image
breaks: three rows
tells: It moves the image: its first voxel lies at 0.
"""


import io
import re

_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    text = io.StringIO()
    _right(h5, text, levels, factors, chunks, voxel_um, h5_name)
    z, y, x = voxel_um
    affine = " ".join(map(str, [n / min(voxel_um) for n in (x, 0, 0, x / 2, 0, y, 0, y / 2, 0, 0, z, z / 2)]))
    xml.write(re.sub("<affine>.*</affine>", f"<affine>{affine}</affine>", text.getvalue()))
