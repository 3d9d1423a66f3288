"""The stop of a slice counts as if it belonged to it.

check: finds_chunks_of_a_region, finds_chunks_of_any_selection, tells_the_amplification
status: failed
says: The chunk of the stop is counted
tells: The chunk of the stop is counted, too: a slice ends before its stop, with the voxel stop - 1.
"""

def _touched_along_axes(shape, chunks, selection):
    touched = []
    for size, chunk, item in zip(shape, chunks, selection):
        if isinstance(item, int):
            touched.append([range(size)[item] // chunk])
        else:
            start, stop, step = item.indices(size)
            touched.append(sorted({i // chunk for i in range(start, stop + 1, step)}) if stop > start else [])
    return touched
