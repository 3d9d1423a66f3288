"""Has each chunk count the same in the mean and in the deviation.

check: takes_stock
status: failed
says: count the same
breaks: minimum, maximum
tells: It lets all chunks count the same in the mean and in std, but those at the edge hold fewer voxels: weight each chunk with its voxels.
"""


def stream_stats(array):
    blocks = [block.astype(float) for _, block in iter_chunks(array)]
    voxels = np.concatenate([block.ravel() for block in blocks])
    mean = float(np.mean([block.mean() for block in blocks]))
    squares = np.mean([((block - mean) ** 2).mean() for block in blocks])
    return Stats(voxels.min(), voxels.max(), mean, math.sqrt(squares))
