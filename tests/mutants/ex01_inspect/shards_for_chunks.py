"""Returns the shard where the chunk inside can be read on its own.

check: describes_zarr
status: failed
says: That is a shard
"""


_reference = describe


def describe(source):
    if isinstance(source, zarr.Array) and source.shards:
        return _image_info("zarr", source.shape, source.dtype, source.shards, None)
    return _reference(source)
