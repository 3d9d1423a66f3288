"""Has points outside that lie beyond the centres of the outermost voxels.

check: reads_the_staircase, fills_what_is_outside
status: failed
says: expected
tells: Points, not their nearest voxels, are compared with the volume: round first.
"""


def _nearest_voxels(points, shape):
    inside = np.all((points >= 0) & (points <= np.reshape(shape, (3, 1, 1)) - 1), axis=0)
    return inside, np.floor(points[:, inside] + 0.5).astype(np.int64)
