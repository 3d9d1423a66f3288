"""Loads a TIFF as it opens it.

check: opens_any_container
status: over_memory
says: of memory, more than there is
"""


_open = open_lazy


def open_lazy(source):
    if isinstance(source, tifffile.TiffFile):
        source.asarray()
    return _open(source)
