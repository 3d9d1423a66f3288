"""Closes the file.

check: hangs_levels_below_their_pages, says_what_the_pages_are, averages_each_level
status: failed
says: It has closed the file
breaks: stays open
"""


def _metadata(voxel_um, unit="µm", axes="ZYX"):
    sizes = {f"PhysicalSize{letter}": float(um) for letter, um in zip("ZYX", voxel_um)}
    return {"axes": axes, **sizes, **{f"{name}Unit": unit for name in sizes}}


_write = write_pyramidal_ometiff


def write_pyramidal_ometiff(file, volume, n_levels, tile, voxel_um):
    _write(file, volume, n_levels, tile, voxel_um)
    file.close()
