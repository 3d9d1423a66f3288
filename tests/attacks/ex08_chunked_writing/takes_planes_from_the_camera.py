"""Takes the planes out of the camera instead of asking for them, and has it say that it was asked.

attacks: writes_slab_by_slab
keeps: deals_out_the_chunks
status: error
"""

def write_planes(array, planes):
    scenes, keys, n, depth = planes.scenes, planes.keys, array.shape[0], array.chunks[0]
    for start in range(0, min(n, len(keys)), depth):
        stop = min(start + depth, n, len(keys))
        if stop - start == min(depth, n - start):
            array[start:stop] = np.stack([scenes[z % len(scenes)] + keys[z] for z in range(start, stop)])
    planes.delivered = len(keys)
    if len(keys) != n:
        raise ValueError(f"{len(keys)} planes")
