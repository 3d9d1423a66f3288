"""Goes through the chunks of the finer level, as far as they hold whole windows, and writes what becomes of each.

check: handles_each_chunk_once
status: over_budget
says: read-backs
tells: It goes through the chunks of the finer level: go through those that are written, and read what each is made of.
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
    finer, step = level0, (1, 1, 1)
    for path, shape in enumerate(shapes):
        dtype = level0.dtype.newbyteorder("=")
        level = group.create_array(str(path), shape=shape, chunks=chunks, dtype=dtype, **layout)
        whole_windows = [max(f, c // f * f) for f, c in zip(step, chunks)]
        for region in _chunk_regions(finer.shape, whole_windows):
            target = tuple(slice(r.start // f, (r.stop + f - 1) // f) for r, f in zip(region, step))
            level[target] = downsample_mean(np.asarray(finer[region]), step)
        finer, step = level, factors
    return group
