"""Gives a page of a TIFF for its chunk.

check: opens_any_container
status: failed
says: The chunk is a whole page
tells: The chunk is a whole page. A part of a page can be read on its own: a strip or a tile.
"""


class _TiffImage(_LazyImage):
    def __init__(self, tif):
        super().__init__(zarr.open_array(tif.series[0].aszarr(level=0)))
        self._tif = tif

    @property
    def chunks(self):
        return (1, *self.shape[1:])


def open_lazy(source):
    return _TiffImage(source) if isinstance(source, tifffile.TiffFile) else _LazyImage(source)
