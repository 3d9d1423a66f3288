"""Takes the first page of a TIFF for the stack.

check: opens_any_container
status: failed
says: That is one page alone
tells: That is one page alone. The first series has all planes.
"""


def open_lazy(source):
    if isinstance(source, tifffile.TiffFile):
        return _LazyImage(zarr.open_array(source.pages[0].aszarr()))
    return _LazyImage(source)
