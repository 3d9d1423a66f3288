"""Halves no axis that has two pixels.

check: hangs_levels_below_their_pages
status: failed
says: It does not halve an axis of two pixels
tells: It does not halve an axis of two pixels: halve it to one.
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
                level = downsample_mean(level, (1, *(2 if n > 2 else 1 for n in level.shape[1:])))
                writer.write(level, subfiletype=1, metadata=None, **common)
