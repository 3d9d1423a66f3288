"""Returns the shard where the chunk inside can be read on its own.

check: describes_zarr
status: failed
says: That is a shard
tells: That is a shard: the chunks inside can be read on their own, see source.chunks.
"""


_reference = describe


def describe(source):
    if isinstance(source, zarr.Array) and source.shards:
        return _image_info("zarr", source.shape, source.dtype, source.shards, None)
    return _reference(source)
