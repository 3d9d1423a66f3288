"""Takes tiles for strips.

check: describes_tiff
status: failed
says: It gives a tile the full width of the page
tells: It gives a tile the full width of the page, as if it were a strip: a tile has a width of its own.
"""


def _describe_tiff(tif):
    series = tif.series[0]
    page = series.keyframe
    rows = page.rowsperstrip or page.imagelength
    chunks = (1,) * (len(series.shape) - 2) + (rows, page.imagewidth)
    return _image_info("tiff", series.shape, series.dtype, chunks, sum(sum(p.databytecounts) for p in series))
