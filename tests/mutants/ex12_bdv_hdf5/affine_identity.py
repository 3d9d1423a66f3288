"""Takes the voxels for cubes.

check: describes_them_in_xml
status: failed
says: It leaves every voxel a cube
breaks: three rows
tells: It leaves every voxel a cube: stretch it along the axes on which it is longer.
"""


import io
import re

_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    text = io.StringIO()
    _right(h5, text, levels, factors, chunks, voxel_um, h5_name)
    z, y, x = voxel_um
    affine = " ".join(map(str, [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]))
    xml.write(re.sub("<affine>.*</affine>", f"<affine>{affine}</affine>", text.getvalue()))
