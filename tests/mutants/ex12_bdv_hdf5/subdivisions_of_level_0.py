"""Lists the chunks of level 0 for every level.

check: lists_factors_and_chunks
status: failed
says: It lists the chunks of level 0 for every level
tells: It lists the chunks of level 0 for every level: clip them to each level, or leave them as asked for.
"""

_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    rows = [list(map(min, chunks, levels[0].shape))[::-1]] * len(levels)
    del h5["s00/subdivisions"]
    h5.create_dataset("s00/subdivisions", data=rows, dtype=np.int32)
