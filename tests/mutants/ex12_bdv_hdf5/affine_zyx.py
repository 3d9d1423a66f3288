"""Stretches as z, y, x.

check: describes_them_in_xml
status: failed
says: It stretches as z
breaks: three rows
tells: It stretches as z, y, x: the affine counts x, y, z.
"""


import io
import re

_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    text = io.StringIO()
    _right(h5, text, levels, factors, chunks, voxel_um, h5_name)
    z, y, x = voxel_um
    affine = " ".join(map(str, [n / min(voxel_um) for n in (z, 0, 0, 0, 0, y, 0, 0, 0, 0, x, 0)]))
    xml.write(re.sub("<affine>.*</affine>", f"<affine>{affine}</affine>", text.getvalue()))
