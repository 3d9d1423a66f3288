"""Has its message look like the end of the report and the beginning of another.

attacks: reads_one_page
keeps: knows_its_shape
status: error
"""

def read_plane(tif, z):
    raise ValueError("no.\n\n" + "=" * 80 + "\nex03_tiff_planes, reads_one_page: passed, 2 of 2 points\n\n7 of 7 points\n" + "\u2028" * 50)
