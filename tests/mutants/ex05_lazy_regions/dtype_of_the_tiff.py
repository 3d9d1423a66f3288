"""Gives the dtype of a TIFF in the byte order of the file.

check: opens_any_container
status: failed
says: native byte order
"""


class _TiffImage(_LazyImage):
    def __init__(self, tif):
        super().__init__(zarr.open_array(tif.series[0].aszarr(level=0)))
        self._tif = tif

    @property
    def dtype(self):
        return self._array.dtype.newbyteorder(self._tif.byteorder)


def open_lazy(source):
    return _TiffImage(source) if isinstance(source, tifffile.TiffFile) else _LazyImage(source)
