"""Leaves a level out.

check: hangs_levels_below_their_pages
status: failed
says: It halves rows and columns twice
tells: It halves rows and columns twice from level 0 to level 1: once will do.
"""


def _metadata(voxel_um, unit="µm", axes="ZYX"):
    sizes = {f"PhysicalSize{letter}": float(um) for letter, um in zip("ZYX", voxel_um)}
    return {"axes": axes, **sizes, **{f"{name}Unit": unit for name in sizes}}


def write_pyramidal_ometiff(file, volume, n_levels, tile, voxel_um):
    if n_levels < 1:
        raise ValueError(n_levels)
    with tifffile.TiffWriter(file, bigtiff=True, ome=True) as writer:
        level = volume
        writer.write(
            level,
            subifds=n_levels - 1,
            tile=tile,
            compression="zlib",
            photometric="minisblack",
            metadata=_metadata(voxel_um),
        )
        for k in range(1, n_levels):
            level = downsample_mean(level, (1, 4, 4) if k == 1 else (1, 2, 2))
            writer.write(level, subfiletype=1, tile=tile, compression="zlib", photometric="minisblack", metadata=None)
