"""Opens the last series of a TIFF.

check: opens_any_container
status: failed
says: That is the last series of the file
tells: That is the last series of the file. Open the first one.
"""


def open_lazy(source):
    if isinstance(source, tifffile.TiffFile):
        return _LazyImage(zarr.open_array(source.series[-1].aszarr(level=0)))
    return _LazyImage(source)
