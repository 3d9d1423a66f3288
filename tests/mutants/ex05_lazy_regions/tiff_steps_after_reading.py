"""Reads the strips between the steps of a TIFF.

check: reads_the_chunks_touched
status: over_budget
says: It reads the chunks between the steps
tells: It reads the chunks between the steps, too. Give the step to the array, which jumps over them.
"""


class _Spans(_LazyImage):
    def __init__(self, tif):
        super().__init__(zarr.open_array(tif.series[0].aszarr(level=0)))

    def read(self, selection):
        z, y, x = selection
        if not isinstance(y, slice) or y.step is None or self.shape[0] > 100:
            return super().read(selection)
        return super().read((z, slice(y.start, y.stop), x))[:, :: y.step]


def open_lazy(source):
    return _Spans(source) if isinstance(source, tifffile.TiffFile) else _LazyImage(source)
