"""Reads the image again to make level 1.

check: handles_each_chunk_once
status: half
says: It read chunks again
breaks: of the image is read once
tells: It reads the image again to make level 1: read level 0, which is written.
"""


def write_ome_zarr(store, level0, voxel_um, factors, version):
    chunks = level0.chunks if isinstance(level0, zarr.Array) else (64, 64, 64)
    shapes = level_shapes(level0.shape, factors, chunks)
    entry = multiscales("zyx", voxel_um, [[f**n for f in factors] for n in range(len(shapes))], version)
    if version == "0.4":
        group = zarr.create_group(store, zarr_format=2, attributes={"multiscales": [entry]})
        layout = {"chunk_key_encoding": {"name": "v2", "separator": "/"}}
    else:
        group = zarr.create_group(store, zarr_format=3, attributes={"ome": {"version": "0.5", "multiscales": [entry]}})
        layout = {"dimension_names": ["z", "y", "x"]}
    levels = [level0]
    for path, shape in enumerate(shapes):
        dtype = level0.dtype.newbyteorder("=")
        level = group.create_array(str(path), shape=shape, chunks=chunks, dtype=dtype, **layout)
        below, step = (levels[-1], factors) if path else (level0, (1, 1, 1))
        for region in _chunk_regions(shape, chunks):
            window = tuple(slice(r.start * f, r.stop * f) for r, f in zip(region, step))
            level[region] = downsample_mean(np.asarray(below[window]), step)
        if path:
            levels.append(level)
    return group
