"""Makes each level of level 0.

check: writes_an_image_that_readers_know, handles_each_chunk_once
status: failed
says: That is made of level 0
breaks: the mean of the one before
tells: That is made of level 0: take the mean of the level before, as it is written.
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
    data = np.asarray(level0[...])
    dtype = data.dtype.newbyteorder("=")
    for path, shape in enumerate(shapes):
        level = group.create_array(str(path), shape=shape, chunks=chunks, dtype=dtype, **layout)
        level[...] = data
        data = downsample_mean(np.asarray(group["0"][...]), [f ** (path + 1) for f in factors])
    return group
