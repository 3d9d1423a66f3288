"""Counts every page of a TIFF as a plane.

check: opens_any_container
status: failed
says: It counts pages of other series
tells: It counts pages of other series, too. The image is the first series.
"""


class _TiffImage(_LazyImage):
    def __init__(self, tif):
        super().__init__(zarr.open_array(tif.series[0].aszarr(level=0)))
        self._tif = tif

    @property
    def shape(self):
        return (len(self._tif.pages), *self._array.shape[1:])


def open_lazy(source):
    return _TiffImage(source) if isinstance(source, tifffile.TiffFile) else _LazyImage(source)
