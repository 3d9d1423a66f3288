"""Takes the largest voxel of each window.

check: averages_each_level
status: failed
says: That is the largest voxel of each window
tells: That is the largest voxel of each window, not the mean.
"""


def _largest(block):
    whole = np.pad(block, [(0, 0), (0, block.shape[1] % 2), (0, block.shape[2] % 2)], mode="edge")
    return whole.reshape(len(block), whole.shape[1] // 2, 2, whole.shape[2] // 2, 2).max(axis=(2, 4))


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
            level = _largest(level)
            writer.write(level, subfiletype=1, tile=tile, compression="zlib", photometric="minisblack", metadata=None)
