"""Takes the mean of the chunks' means and that of their deviations.

check: takes_stock
status: failed
says: that of their deviations
breaks: minimum, maximum
tells: Those are the mean of the chunks' means and that of their deviations. Chunks at the edge hold fewer voxels, and the means differ from chunk to chunk.
"""


def stream_stats(array):
    blocks = [block.astype(float) for _, block in iter_chunks(array)]
    voxels = np.concatenate([block.ravel() for block in blocks])
    means, stds = ([getattr(block, name)() for block in blocks] for name in ("mean", "std"))
    return Stats(voxels.min(), voxels.max(), float(np.mean(means)), float(np.mean(stds)))
