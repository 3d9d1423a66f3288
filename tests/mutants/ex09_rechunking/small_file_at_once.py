"""Loads the stack where the file is small, whatever its voxels take: half of the points.

check: holds_one_block
status: half
says: one block at a time: the smallest takes
breaks: one block where
"""


_reference = rechunk_tiff


def rechunk_tiff(tif, target, max_bytes):
    if tif.filehandle.size > max_bytes:
        return _reference(tif, target, max_bytes)
    plan_rechunk(target.shape, tif.pages.first.chunks[0], target.chunks, target.dtype.itemsize, max_bytes)
    target[...] = _read_block(tif, slice(0, target.shape[0]), slice(0, target.shape[1]))
