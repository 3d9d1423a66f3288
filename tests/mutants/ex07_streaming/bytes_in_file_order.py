"""Leaves the bytes of big-endian voxels as they are in the file.

check: yields_each_chunk_once
status: failed
says: bytes in the file's order
breaks: yields every chunk
"""


_reference = iter_chunks


def iter_chunks(array):
    for slices, block in _reference(array):
        yield slices, block.astype(array.dtype)
