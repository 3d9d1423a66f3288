"""Rounds means down.

check: averages_each_level
status: failed
says: That is rounded down
breaks: rounded to the nearest
tells: That is rounded down: round to the nearest.
"""


def _floor(block):
    total = np.pad(
        block.astype(float), [(0, 0), (0, block.shape[1] % 2), (0, block.shape[2] % 2)], constant_values=np.nan
    )
    windows = total.reshape(len(block), total.shape[1] // 2, 2, total.shape[2] // 2, 2)
    return np.floor(np.nanmean(windows, axis=(2, 4))).astype(block.dtype)


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
            level = _floor(level)
            writer.write(level, subfiletype=1, tile=tile, compression="zlib", photometric="minisblack", metadata=None)
