"""Reads whole pages of a TIFF in tiles and cuts the region out.

check: reads_the_chunks_touched, reads_a_region
status: over_budget
says: It reads whole pages of the TIFF
tells: It reads whole pages of the TIFF. Read only the tiles that are touched.
"""


class _TiffImage(_LazyImage):
    def __init__(self, tif):
        super().__init__(zarr.open_array(tif.series[0].aszarr(level=0)))
        self._tif = tif

    def read(self, selection):
        z, y, x = selection
        if self._array.chunks[2] == self._array.shape[2] or not isinstance(z, slice):
            return super().read(selection)
        return np.asarray(self._array[z][:, y, x], self.dtype)


def open_lazy(source):
    return _TiffImage(source) if isinstance(source, tifffile.TiffFile) else _LazyImage(source)
