"""Reads a TIFF page by page, negative numbers and steps left out.

check: reads_the_chunks_touched
status: failed
says: expected
"""


class _Pages(_LazyImage):
    def __init__(self, tif):
        super().__init__(zarr.open_array(tif.series[0].aszarr(level=0)))

    def read(self, selection):
        z, y, x = selection
        if not isinstance(z, slice):
            return super().read((max(z, 0) if z >= -self.shape[0] else z, y, x))
        return super().read(selection)


def open_lazy(source):
    return _Pages(source) if isinstance(source, tifffile.TiffFile) else _LazyImage(source)
