"""Maps space to voxels.

check: describes_them_in_xml
status: failed
says: It maps space to voxels
breaks: three rows
tells: It maps space to voxels: the affine maps voxels to space.
"""


import io
import re

_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    text = io.StringIO()
    _right(h5, text, levels, factors, chunks, voxel_um, h5_name)
    z, y, x = voxel_um
    affine = " ".join(map(str, [min(voxel_um) / n if n else 0 for n in (x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0)]))
    xml.write(re.sub("<affine>.*</affine>", f"<affine>{affine}</affine>", text.getvalue()))
