"""Writes plane by plane.

check: handles_each_chunk_once
status: over_budget
says: written again, whole
breaks: of each level is written once
tells: It writes plane by plane, and a chunk has several planes.
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
        for z, plane in enumerate(data):
            level[z] = plane
        data = downsample_mean(data, factors)
    return group
