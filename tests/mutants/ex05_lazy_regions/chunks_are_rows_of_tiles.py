"""Gives a row of tiles for the chunk of a TIFF in tiles.

check: opens_any_container
status: failed
says: The chunk is a whole row of tiles
tells: The chunk is a whole row of tiles. Each tile can be read on its own.
"""


class _TiffImage(_LazyImage):
    def __init__(self, tif):
        super().__init__(zarr.open_array(tif.series[0].aszarr(level=0)))
        self._tif = tif

    @property
    def chunks(self):
        return (1, self._array.chunks[1], self.shape[2])


def open_lazy(source):
    return _TiffImage(source) if isinstance(source, tifffile.TiffFile) else _LazyImage(source)
