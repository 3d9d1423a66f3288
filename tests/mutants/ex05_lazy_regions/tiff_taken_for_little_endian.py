"""Takes the bytes of every TIFF for little-endian.

check: reads_the_chunks_touched
status: failed
says: expected
"""


class _TiffImage(_LazyImage):
    def __init__(self, tif):
        super().__init__(zarr.open_array(tif.series[0].aszarr(level=0)))
        self._tif = tif

    def read(self, selection):
        data = super().read(selection)
        return data.byteswap() if self._tif.byteorder == ">" else data


def open_lazy(source):
    return _TiffImage(source) if isinstance(source, tifffile.TiffFile) else _LazyImage(source)
