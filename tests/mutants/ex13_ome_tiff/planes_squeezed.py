"""Drops the axis of a single plane.

check: hangs_levels_below_their_pages, averages_each_level
status: error
says: It raised
tells: It drops the axis of a single plane: the volume has three axes.
"""


def write_pyramidal_ometiff(file, volume, n_levels, tile, voxel_um):
    if n_levels < 1:
        raise ValueError(n_levels)
    sizes = {f"PhysicalSize{letter}": float(um) for letter, um in zip("ZYX", voxel_um)}
    metadata = {"axes": "ZYX", **sizes, **{f"{name}Unit": "µm" for name in sizes}}
    level = volume
    level = np.squeeze(volume)
    with tifffile.TiffWriter(file, bigtiff=True, ome=True) as writer:
        for k in range(n_levels):
            common = {"tile": tile, "photometric": "minisblack"}
            if k == 0:
                writer.write(level, subifds=n_levels - 1, metadata=metadata, **common)
            else:
                level = downsample_mean(level, (1, 2, 2))
                writer.write(level, subfiletype=1, metadata=None, **common)
