"""Rounds the voxel size to two digits.

check: says_what_the_pages_are
status: failed
says: It is rounded to two digits
tells: It is rounded to two digits: leave all of them.
"""


def write_pyramidal_ometiff(file, volume, n_levels, tile, voxel_um):
    if n_levels < 1:
        raise ValueError(n_levels)
    sizes = {f"PhysicalSize{letter}": round(float(um), 2) for letter, um in zip("ZYX", voxel_um)}
    metadata = {"axes": "ZYX", **sizes, **{f"{name}Unit": "µm" for name in sizes}}
    level = volume
    with tifffile.TiffWriter(file, bigtiff=True, ome=True) as writer:
        for k in range(n_levels):
            common = {"tile": tile, "photometric": "minisblack"}
            if k == 0:
                writer.write(level, subifds=n_levels - 1, metadata=metadata, **common)
            else:
                level = downsample_mean(level, (1, 2, 2))
                writer.write(level, subfiletype=1, metadata=None, **common)
