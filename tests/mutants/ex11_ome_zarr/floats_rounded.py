"""Rounds the means of floats.

check: writes_an_image_that_readers_know
status: failed
says: It rounds the means of floats
breaks: Floats stay floats
tells: It rounds the means of floats: they stay as they are.
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
        layout = {"dimension_names": ("z", "y", "x")}
    dtype = level0.dtype.newbyteorder("=")
    finer, step = level0, (1, 1, 1)

    for path, shape in enumerate(shapes):
        level = group.create_array(str(path), shape=shape, chunks=chunks, dtype=dtype, fill_value=0, **layout)
        for region in _chunk_regions(shape, chunks):
            window = tuple(slice(r.start * f, r.stop * f) for r, f in zip(region, step))
            mean = downsample_mean(np.asarray(finer[window]), step)
            level[region] = mean if path == 0 else np.round(mean, 2)
        finer, step = level, factors
    return group
