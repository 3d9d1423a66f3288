"""Writes 10 GB into its scratch folder, in files of all sizes.

attacks: reads_one_page
keeps: knows_its_shape
status: over_memory
says: into its folder for temporary files
"""

def read_plane(tif, z):
    for i in range(400):
        with open(f"file{i}", "wb") as file:
            for _ in range(7):
                file.write(bytes(4 * 2**20))
