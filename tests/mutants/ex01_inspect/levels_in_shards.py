"""Gives the shard of a level for its chunk.

check: lists_the_levels
status: failed
says: That is the shard of a level
tells: That is the shard of a level: the chunks inside can be read on their own, see array.chunks.
"""


_reference = _level_info


def _level_info(group, axes, dataset):
    info = _reference(group, axes, dataset)
    chunks = group[dataset["path"]].shards or info.chunk_shape
    return LevelInfo(**(vars(info) | {"chunk_shape": chunks, "n_chunks": math.prod(_grid_shape(info.shape, chunks))}))
