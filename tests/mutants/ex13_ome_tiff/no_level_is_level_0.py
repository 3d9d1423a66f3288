"""Writes level 0 where none is asked for.

check: hangs_levels_below_their_pages
status: failed
says: expected ValueError
breaks: raises ValueError
"""

_write = write_pyramidal_ometiff


def write_pyramidal_ometiff(file, volume, n_levels, tile, voxel_um):
    _write(file, volume, max(1, n_levels), tile, voxel_um)
