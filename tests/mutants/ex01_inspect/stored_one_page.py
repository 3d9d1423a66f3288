"""Adds up the strips of the first page alone.

check: describes_tiff
status: failed
says: That is one page alone
tells: That is one page alone: add up the strips of all pages.
"""


def _describe_tiff(tif):
    series = tif.series[0]
    chunks = (1,) * (len(series.shape) - 2) + series.keyframe.chunks
    return _image_info("tiff", series.shape, series.dtype, chunks, sum(series.keyframe.databytecounts))
