"""Loads a TIFF with asarray() before it cuts the region out.

check: reads_the_chunks_touched
status: over_memory
says: of memory, more than there is
"""


class _TiffImage(_LazyImage):
    def __init__(self, tif):
        super().__init__(zarr.open_array(tif.series[0].aszarr(level=0)))
        self._tif = tif

    def read(self, selection):
        return np.asarray(self._tif.asarray()[selection], self.dtype)


def open_lazy(source):
    return _TiffImage(source) if isinstance(source, tifffile.TiffFile) else _LazyImage(source)
