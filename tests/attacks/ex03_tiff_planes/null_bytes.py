"""A file of null bytes.

attacks: reads_one_page
source: made
status: error
"""

SOURCE = b"def read_plane(tif, z):\n    return 1\n\0\0\0"
