"""Knows TIFFs without compression alone.

check: reads_the_chunks_touched
status: error
says: ValueError
"""


_open = open_lazy


def open_lazy(source):
    if isinstance(source, tifffile.TiffFile) and source.pages[0].compression != 1:
        raise ValueError("compressed")
    return _open(source)
