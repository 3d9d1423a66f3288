"""Writes level 0 before it looks at the number of levels.

check: hangs_levels_below_their_pages
status: failed
says: before it raised ValueError
breaks: raises ValueError
"""

_write = write_pyramidal_ometiff


def write_pyramidal_ometiff(file, volume, n_levels, tile, voxel_um):
    _write(file, volume, max(1, n_levels), tile, voxel_um)
    if n_levels < 1:
        raise ValueError(n_levels)
