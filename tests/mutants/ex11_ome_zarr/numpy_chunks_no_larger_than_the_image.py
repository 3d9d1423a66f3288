"""Makes the chunks of a NumPy array no larger than the array.

check: writes_an_image_that_readers_know, handles_each_chunk_once
status: failed
says: no larger than the array
tells: It makes the chunks of a NumPy array no larger than the array: they have 64 x 64 x 64 voxels, always.
"""


def write_ome_zarr(store, level0, voxel_um, factors, version):
    stored = isinstance(level0, zarr.Array)
    chunks = level0.chunks if stored else tuple(np.minimum(level0.shape, 64).tolist())
    shapes = level_shapes(level0.shape, factors, chunks)
    entry = multiscales("zyx", voxel_um, [[f**n for f in factors] for n in range(len(shapes))], version)
    if version == "0.4":
        group = zarr.create_group(store, zarr_format=2, attributes={"multiscales": [entry]})
        layout = {"chunk_key_encoding": {"name": "v2", "separator": "/"}}
    else:
        group = zarr.create_group(store, zarr_format=3, attributes={"ome": {"version": "0.5", "multiscales": [entry]}})
        layout = {"dimension_names": ["z", "y", "x"]}
    finer, step = level0, (1, 1, 1)
    for path, shape in enumerate(shapes):
        dtype = level0.dtype.newbyteorder("=")
        level = group.create_array(str(path), shape=shape, chunks=chunks, dtype=dtype, **layout)
        for region in _chunk_regions(shape, chunks):
            window = tuple(slice(r.start * f, r.stop * f) for r, f in zip(region, step))
            level[region] = downsample_mean(np.asarray(finer[window]), step)
        finer, step = level, factors
    return group
