"""Divides by the smaller side of a pixel: z is the longest, as a rule.

check: describes_them_in_xml
status: failed
says: does not divide by the smallest
tells: It does not divide by the smallest of the three voxel sizes: take min(voxel_um).
"""

import io
import re

_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    text = io.StringIO()
    _right(h5, text, levels, factors, chunks, voxel_um, h5_name)
    z, y, x = voxel_um
    affine = " ".join(str(n / min(y, x)) for n in (x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0))
    xml.write(re.sub("<affine>.*</affine>", f"<affine>{affine}</affine>", text.getvalue()))
