"""Averages 64-bit floats as 32-bit ones.

check: averages_each_level
status: failed
says: It averages 64-bit floats as 32-bit ones
tells: It averages 64-bit floats as 32-bit ones: keep all digits.
"""


def _mean(level):
    narrow = level.astype(np.float32) if level.dtype.kind == "f" else level
    return downsample_mean(narrow, (1, 2, 2)).astype(level.dtype)


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
                level = _mean(level)
                writer.write(level, subfiletype=1, metadata=None, **common)
