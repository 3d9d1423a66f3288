"""Reads whole pages of a TIFF and cuts the rows out.

check: reads_the_chunks_touched, reads_a_region
status: over_budget
says: It reads whole pages of the TIFF
tells: It reads whole pages of the TIFF. Read only the strips that are touched.
"""


class _TiffImage(_LazyImage):
    def __init__(self, tif):
        super().__init__(zarr.open_array(tif.series[0].aszarr(level=0)))
        self._tif = tif

    def read(self, selection):
        z, y, x = selection
        if self._array.shape[0] > 100 or self._array.chunks[2] < self._array.shape[2]:
            return super().read(selection)
        pages = self._array[z if isinstance(z, slice) else slice(z, z + 1)]
        data = pages[:, y, x] if isinstance(z, slice) else pages[0, y, x]
        return np.asarray(data, self.dtype)


def open_lazy(source):
    return _TiffImage(source) if isinstance(source, tifffile.TiffFile) else _LazyImage(source)
