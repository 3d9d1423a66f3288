"""Writes the levels as images of their own, in the OME-XML too.

check: says_what_the_pages_are
status: failed
says: It writes the levels as images
breaks: one Image
tells: It writes the levels as images: write them with metadata=None.
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
            level, subifds=0, tile=tile, compression="zlib", photometric="minisblack", metadata=_metadata(voxel_um)
        )
        for k in range(1, n_levels):
            level = downsample_mean(level, (1, 2, 2))
            writer.write(level, tile=tile, compression="zlib", photometric="minisblack", metadata=_metadata(voxel_um))
