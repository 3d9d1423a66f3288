"""Returns voxels.

check: finds_chunks_under_a_plane
status: failed
says: These are the voxels
tells: These are the voxels, not the chunks that they lie in.
"""


def plane_chunks(shape, chunks, origin, u, v, out_shape):
    return set(zip(*_nearest_voxels(oblique_points(origin, u, v, out_shape), shape)[1].tolist()))
