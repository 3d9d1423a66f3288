"""Adds a half and cuts off, which rounds negative means up.

check: averages_each_level
status: failed
says: It adds a half and cuts off
tells: It adds a half and cuts off, so negative means are rounded up: round to the nearest.
"""


def _half_added(level):
    if level.dtype.kind == "f":
        return downsample_mean(level, (1, 2, 2))
    means = downsample_mean(level.astype(np.float64), (1, 2, 2))
    return (means + 0.5).astype(np.int64).astype(level.dtype)


def write_pyramidal_ometiff(file, volume, n_levels, tile, voxel_um):
    if n_levels < 1:
        raise ValueError(n_levels)
    sizes = {f"PhysicalSize{letter}": float(um) for letter, um in zip("ZYX", voxel_um)}
    metadata = {"axes": "ZYX", **sizes, **{f"{name}Unit": "µm" for name in sizes}}
    level = volume
    with tifffile.TiffWriter(file, bigtiff=True, ome=True) as writer:
        for k in range(n_levels):
            common = {"tile": tile, "photometric": "minisblack"}
            if k == 0:
                writer.write(level, subifds=n_levels - 1, metadata=metadata, **common)
            else:
                level = _half_added(level)
                writer.write(level, subfiletype=1, metadata=None, **common)
