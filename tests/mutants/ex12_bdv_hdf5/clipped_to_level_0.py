"""Clips the chunks to level 0 only: a coarser level may be smaller.

check: stores_the_levels, lists_factors_and_chunks, describes_them_in_xml
status: error
says: Chunk shape must not be greater
tells: A chunk is larger than its level here, which HDF5 refuses: clip it to the shape of that level.
"""

_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    clipped = tuple(map(min, chunks, levels[0].shape))
    for number, level in enumerate(levels):
        h5.create_dataset(f"first/{number}", data=level.astype(np.int16), chunks=clipped, compression="gzip")
    del h5["first"]
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
