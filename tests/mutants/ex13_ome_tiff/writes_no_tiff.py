"""Writes the voxels alone.

check: hangs_levels_below_their_pages, says_what_the_pages_are, averages_each_level
status: failed
says: cannot be read as a TIFF
"""


def write_pyramidal_ometiff(file, volume, n_levels, tile, voxel_um):
    if n_levels < 1:
        raise ValueError(n_levels)
    file.write(volume.tobytes())
