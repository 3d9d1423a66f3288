"""Reads the image plane by plane.

check: handles_each_chunk_once
status: over_budget
says: It read chunks again
breaks: of the image is read once
tells: It reads the image plane by plane, so each chunk is read many times: read a whole chunk at once.
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
    data = np.stack([np.asarray(level0[z]) for z in range(level0.shape[0])])
    dtype = data.dtype.newbyteorder("=")
    for path, shape in enumerate(shapes):
        level = group.create_array(str(path), shape=shape, chunks=chunks, dtype=dtype, **layout)
        level[...] = data
        data = downsample_mean(data, factors)
    return group
