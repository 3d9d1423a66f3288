"""The stop of a slice counts as if it belonged to it.

check: finds_chunks_of_a_region, finds_chunks_of_any_selection
status: failed
says: the
"""

def _touched_along_axes(shape, chunks, selection):
    touched = []
    for size, chunk, item in zip(shape, chunks, selection):
        if isinstance(item, int):
            touched.append([range(size)[item] // chunk])
        else:
            start, stop, _ = item.indices(size)
            touched.append(list(range(start // chunk, stop // chunk + 1)) if stop > start else [])
    return touched
