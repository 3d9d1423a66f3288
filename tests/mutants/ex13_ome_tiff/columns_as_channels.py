"""Lets three columns be taken for colours.

check: says_what_the_pages_are
status: error
says: axes do not match
"""


def write_pyramidal_ometiff(file, volume, n_levels, tile, voxel_um):
    if n_levels < 1:
        raise ValueError(n_levels)
    sizes = {f"PhysicalSize{letter}": float(um) for letter, um in zip("ZYX", voxel_um)}
    metadata = {"axes": "ZYX", **sizes, **{f"{name}Unit": "µm" for name in sizes}}
    level = volume
    with tifffile.TiffWriter(file, bigtiff=True, ome=True) as writer:
        for k in range(n_levels):
            common = {"tile": tile}
            if k == 0:
                writer.write(level, subifds=n_levels - 1, metadata=metadata, **common)
            else:
                level = downsample_mean(level, (1, 2, 2))
                writer.write(level, subfiletype=1, metadata=None, **common)
