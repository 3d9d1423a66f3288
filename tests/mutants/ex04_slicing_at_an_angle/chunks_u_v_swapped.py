"""Takes u for the step between columns.

check: finds_chunks_under_a_plane
status: failed
says: u and v are swapped
tells: u and v are swapped: u leads from row to row, v from column to column.
"""


_chunks = plane_chunks


def plane_chunks(shape, chunks, origin, u, v, out_shape):
    return _chunks(shape, chunks, origin, v, u, out_shape)
