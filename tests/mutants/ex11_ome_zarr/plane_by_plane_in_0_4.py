"""Writes each level of 0.4 plane by plane.

check: handles_each_chunk_once
status: over_budget
says: read-back
tells: It writes plane by plane, and a chunk has several planes.
"""

_write_ome_zarr = write_ome_zarr


def write_ome_zarr(store, level0, voxel_um, factors, version):
    if version != "0.4":
        return _write_ome_zarr(store, level0, voxel_um, factors, version)
    chunks = level0.chunks if isinstance(level0, zarr.Array) else (64, 64, 64)
    shapes = level_shapes(level0.shape, factors, chunks)
    entry = multiscales("zyx", voxel_um, [[f**n for f in factors] for n in range(len(shapes))], version)
    group = zarr.create_group(store, zarr_format=2, attributes={"multiscales": [entry]})
    data, encoding = np.asarray(level0[:], level0.dtype.newbyteorder("=")), {"name": "v2", "separator": "/"}
    for path, shape in enumerate(shapes):
        data = downsample_mean(data, factors) if path else data
        level = group.create_array(str(path), shape=shape, chunks=chunks, dtype=data.dtype, chunk_key_encoding=encoding)
        for z in range(shape[0]):
            level[z] = data[z]
    return group
