"""Writes the voxel size without its fraction.

check: describes_them_in_xml
status: failed
says: It cuts the voxel size off to whole numbers
breaks: voxel_size is in
tells: It cuts the voxel size off to whole numbers: leave all digits.
"""


def _in_xyz(values):
    return " ".join(str(int(value)) for value in reversed(values))
