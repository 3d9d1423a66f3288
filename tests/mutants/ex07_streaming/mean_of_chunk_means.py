"""Takes the mean of the chunks' means.

check: takes_stock
status: failed
says: the mean of the chunks' means
breaks: minimum, maximum
tells: That is the mean of the chunks' means. Chunks at the edge hold fewer voxels: add up sums and counts.
"""


def stream_stats(array):
    blocks = [block.astype(float) for _, block in iter_chunks(array)]
    voxels = np.concatenate([block.ravel() for block in blocks])
    return Stats(voxels.min(), voxels.max(), float(np.mean([block.mean() for block in blocks])), voxels.std())
