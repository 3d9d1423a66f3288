"""Writes a level that is smaller than a tile in strips.

check: hangs_levels_below_their_pages
status: failed
says: It tiles only levels that are as large as a tile
tells: It tiles only levels that are as large as a tile: tile all of them.
"""


def write_pyramidal_ometiff(file, volume, n_levels, tile, voxel_um):
    if n_levels < 1:
        raise ValueError(n_levels)
    sizes = {f"PhysicalSize{letter}": float(um) for letter, um in zip("ZYX", voxel_um)}
    metadata = {"axes": "ZYX", **sizes, **{f"{name}Unit": "µm" for name in sizes}}
    level = volume
    with tifffile.TiffWriter(file, bigtiff=True, ome=True) as writer:
        for k in range(n_levels):
            common = {"tile": None if k and -(-volume.shape[1] // 2**k) < tile[0] and -(-volume.shape[2] // 2**k) < tile[1] else tile, "photometric": "minisblack"}
            if k == 0:
                writer.write(level, subifds=n_levels - 1, metadata=metadata, **common)
            else:
                level = downsample_mean(level, (1, 2, 2))
                writer.write(level, subfiletype=1, metadata=None, **common)
