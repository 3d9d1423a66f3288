"""Writes level 0 alone.

check: writes_an_image_that_readers_know
status: failed
says: It stops after level 0
breaks: arrays 0, 1
tells: It stops after level 0: make coarser levels until one fits into a chunk.
"""

def write_ome_zarr(store, level0, voxel_um, factors, version):
    chunks = level0.chunks if isinstance(level0, zarr.Array) else (64, 64, 64)
    shapes = [level0.shape]
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
        data = downsample_mean(data, factors)
    return group
