"""Counts the chunks of the box around the view, and reads them.

check: counts_hits_and_misses
status: failed
says: of the box around the view
tells: It counts all chunks of the box around the view: only those count in which the voxel of a pixel lies.
"""


_Reference = Viewer
def _group(chunk_of_pixel, _real=_group):
    found = dict(_real(chunk_of_pixel))
    if len(chunk_of_pixel):
        low, high = chunk_of_pixel.min(axis=0), chunk_of_pixel.max(axis=0) + 1
        for index in np.ndindex(*(high - low)):
            key = tuple((low + index).tolist())
            yield key, found.get(key, np.zeros(0, int))
