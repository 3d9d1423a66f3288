"""Adds up in the data type of the volume.

check: takes_stock
status: failed
says: overflow in the data type of the volume
breaks: minimum, maximum
tells: The sums overflow in the data type of the volume: add up in float64 or in Python's int.
"""


def stream_stats(array):
    blocks = [block for _, block in iter_chunks(array)]
    voxels = np.concatenate([block.ravel() for block in blocks]).astype(float)
    total = sum(float(block.sum(dtype=block.dtype)) for block in blocks)
    return Stats(voxels.min(), voxels.max(), total / array.size, voxels.std())
