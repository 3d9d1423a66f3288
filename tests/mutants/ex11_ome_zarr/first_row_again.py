"""Writes the first row of each level once more.

check: handles_each_chunk_once
status: half
says: Collect what belongs to a chunk
breaks: of each level is written once
tells: It writes some voxels of a chunk again, after the chunk itself.
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
            made = downsample_mean(np.asarray(finer[window]), step)
            level[region] = made
            if region[1].start == 0:
                level[region[0], 0, region[2]] = made[:, 0]
        finer, step = level, factors
    return group
