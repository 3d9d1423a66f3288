"""Makes folders that nobody may look into, with files in them, and a link to everything.

attacks: reads_one_page
keeps: knows_its_shape
"""

import os

def read_plane(tif, z):
    os.umask(0)
    for i in range(10):
        os.mkdir(str(i), 0o300)
        open(f"{i}/file", "w").close()
        os.symlink("/", f"link{i}")
