"""Opens the coarsest level of a pyramidal TIFF.

check: opens_any_container
status: failed
says: That is the coarsest level of the pyramid
tells: That is the coarsest level of the pyramid. Open the full resolution: level 0.
"""


def open_lazy(source):
    if isinstance(source, tifffile.TiffFile):
        return _LazyImage(zarr.open_array(source.series[0].levels[-1].aszarr(level=0)))
    return _LazyImage(source)
