"""Copies slab by slab, however large they are.

check: reads_and_writes_once
status: failed
says: What cannot fit is copied all the same
breaks: Too little memory
tells: What cannot fit is copied all the same: raise ValueError before anything is read.
"""


def rechunk_tiff(tif, target, max_bytes):
    depth = target.chunks[0]
    for z in range(0, target.shape[0], depth):
        planes = slice(z, min(z + depth, target.shape[0]))
        target[planes] = np.stack([tif.pages[i].asarray() for i in range(planes.start, planes.stop)])
