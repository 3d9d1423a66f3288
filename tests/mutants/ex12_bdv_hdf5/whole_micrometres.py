"""Writes the voxel size without its fraction.

check: describes_them_in_xml
status: failed
says: the voxel size along x, y, z in um
breaks: voxel_size is in
"""


def _in_xyz(values):
    return " ".join(str(int(value)) for value in reversed(values))
