"""Does not divide by the smallest voxel.

check: describes_them_in_xml
status: failed
says: That is in micrometres
breaks: three rows
tells: That is in micrometres: divide by the smallest voxel size.
"""


import io
import re

_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    text = io.StringIO()
    _right(h5, text, levels, factors, chunks, voxel_um, h5_name)
    z, y, x = voxel_um
    affine = " ".join(map(str, [x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0]))
    xml.write(re.sub("<affine>.*</affine>", f"<affine>{affine}</affine>", text.getvalue()))
