"""The closed form gives one chunk for an empty selection.

check: finds_chunks_of_any_selection
status: failed
says: An empty slice is given the chunk of its start
tells: An empty slice is given the chunk of its start: without voxels it touches none.
"""

def _touched_along_axes(shape, chunks, selection):
    touched = []
    for size, chunk, item in zip(shape, chunks, selection):
        voxels = _voxels(size, item)
        first, last = (voxels[0], voxels[-1]) if voxels else (voxels.start, voxels.start)
        touched.append(sorted({i // chunk for i in voxels}) or [first // chunk])
    return touched
