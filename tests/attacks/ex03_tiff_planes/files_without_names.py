"""Fills the disk with files that have lost their names, which no look into the folder shows.

attacks: reads_one_page
keeps: knows_its_shape
status: over_memory
says: into its folder for temporary files
"""

import os
import time

def read_plane(tif, z):
    kept = []
    for i in range(100):
        kept.append(open("file", "wb"))
        os.unlink("file")
        for _ in range(7):
            kept[-1].write(bytes(4 * 2**20))
        kept[-1].flush()
    time.sleep(100)
