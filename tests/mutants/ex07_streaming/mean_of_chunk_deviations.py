"""Takes the mean of the chunks' deviations.

check: takes_stock
status: failed
says: the mean of the chunks' deviations
breaks: minimum, maximum
tells: That is the mean of the chunks' deviations. Chunks differ in their means too.
"""


def stream_stats(array):
    blocks = [block.astype(float) for _, block in iter_chunks(array)]
    voxels = np.concatenate([block.ravel() for block in blocks])
    return Stats(voxels.min(), voxels.max(), voxels.mean(), float(np.mean([block.std() for block in blocks])))
