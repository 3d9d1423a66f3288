"""Returns the source itself, which has no read().

check: reads_the_chunks_touched
status: error
says: has no attribute read
"""


def open_lazy(source):
    return source if not isinstance(source, tifffile.TiffFile) else zarr.open_array(source.series[0].aszarr(level=0))
