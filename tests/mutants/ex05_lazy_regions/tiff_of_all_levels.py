"""Opens a TIFF without saying which level: one with a pyramid is a group then.

check: opens_any_container
status: error
says: Without a level
tells: Without a level, a TIFF with a pyramid is a group of arrays. Say which: level 0.
"""


def open_lazy(source):
    if isinstance(source, tifffile.TiffFile):
        return _LazyImage(zarr.open_array(source.series[0].aszarr()))
    return _LazyImage(source)
