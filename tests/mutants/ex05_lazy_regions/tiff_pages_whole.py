"""Reads the chosen pages of every TIFF whole and cuts the region out.

check: reads_the_chunks_touched, reads_a_region
status: over_budget
says: It reads whole pages of the TIFF
tells: It reads whole pages of the TIFF. Read only the strips or tiles that are touched.
"""


class _Pages(_LazyImage):
    def read(self, selection):
        z, y, x = selection
        lengths = [len(range(n)[i]) for i, n in zip(selection, self.shape) if isinstance(i, slice)]
        if 0 in lengths or self.shape[0] > 100:
            return super().read(selection)
        for item, n in zip(selection, self.shape):
            range(n)[item]  # IndexError, before a page is read
        return np.asarray(super().read((z, slice(None), slice(None)))[..., y, x])


def open_lazy(source):
    if isinstance(source, tifffile.TiffFile):
        return _Pages(zarr.open_array(source.series[0].aszarr(level=0)))
    return _LazyImage(source)
