"""Counts the pages of a TIFF from 1.

check: reads_the_chunks_touched
status: failed
says: shifted by one voxel along z
"""


class _TiffImage(_LazyImage):
    def __init__(self, tif):
        super().__init__(zarr.open_array(tif.series[0].aszarr(level=0)))
        self._tif = tif

    def read(self, selection):
        z, y, x = selection
        if self._array.shape[0] < 100 and isinstance(z, slice) and z.start and z.start > 0:
            z = slice(z.start - 1, z.stop - 1)
        return super().read((z, y, x))


def open_lazy(source):
    return _TiffImage(source) if isinstance(source, tifffile.TiffFile) else _LazyImage(source)
