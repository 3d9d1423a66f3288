"""Rounds the means of floats, too.

check: averages_each_level
status: failed
says: It rounds the mean of floats
tells: It rounds the mean of floats: leave it as it is.
"""


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
                level = np.rint(downsample_mean(level, (1, 2, 2))).astype(level.dtype)
                writer.write(level, subfiletype=1, metadata=None, **common)
