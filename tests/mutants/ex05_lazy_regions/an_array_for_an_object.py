"""Returns a NumPy array.

check: opens_any_container
status: over_memory
says: at once
"""


def open_lazy(source):
    return source.asarray() if isinstance(source, tifffile.TiffFile) else np.asarray(source[:])
