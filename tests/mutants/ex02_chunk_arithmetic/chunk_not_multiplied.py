"""Takes the index for voxels.

check: cuts_out_a_chunk
status: failed
says: multiply by the chunk
tells: The index counts chunks, a slice counts voxels: multiply by the chunk.
"""


_reference = chunk_slices


def chunk_slices(shape, chunks, index):
    _reference(shape, chunks, index)
    return tuple(slice(i, i + 1) for i in index)
