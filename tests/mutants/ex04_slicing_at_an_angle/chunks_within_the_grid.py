"""Leaves out what is not in the grid of chunks, and keeps what is only outside the volume.

check: finds_chunks_under_a_plane
status: failed
says: where the last chunk sticks out
tells: Voxels behind the volume count where the last chunk sticks out: compare the voxels with the size, not the chunks.
"""


def plane_chunks(shape, chunks, origin, u, v, out_shape):
    grid = [-(-size // chunk) for size, chunk in zip(shape, chunks)]
    voxels = np.floor(oblique_points(origin, u, v, out_shape) + 0.5).astype(int).reshape(3, -1)
    found = set(map(tuple, (voxels.T // chunks).tolist()))
    return {index for index in found if all(i in range(n) for i, n in zip(index, grid))}
