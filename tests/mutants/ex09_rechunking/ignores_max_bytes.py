"""Copies slab by slab, however large they are.

check: reads_and_writes_once
status: failed
says: expected ValueError
breaks: Too little memory
"""


def rechunk_tiff(tif, target, max_bytes):
    depth = target.chunks[0]
    for z in range(0, target.shape[0], depth):
        planes = slice(z, min(z + depth, target.shape[0]))
        target[planes] = np.stack([tif.pages[i].asarray() for i in range(planes.start, planes.stop)])
