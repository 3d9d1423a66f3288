"""Returns the mean of the last chunk.

check: takes_stock
status: failed
says: the last chunk's mean
breaks: minimum, maximum
tells: That is the last chunk's mean: add up sums and counts of all.
"""


def stream_stats(array):
    blocks = [block.astype(float) for _, block in iter_chunks(array)]
    voxels = np.concatenate([block.ravel() for block in blocks])
    return Stats(voxels.min(), voxels.max(), blocks[-1].mean(), voxels.std())
