"""Leaves out that the chunks' means differ.

check: takes_stock
status: failed
says: the chunks' means differ
breaks: minimum, maximum
tells: That leaves out that the chunks' means differ: distances count from the mean of the volume.
"""


def stream_stats(array):
    blocks = [block.astype(float) for _, block in iter_chunks(array)]
    voxels = np.concatenate([block.ravel() for block in blocks])
    squares = sum(block.var() * block.size for block in blocks)
    return Stats(voxels.min(), voxels.max(), voxels.mean(), math.sqrt(squares / array.size))
