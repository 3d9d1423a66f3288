"""Has a strip run through all pages.

check: describes_tiff
status: failed
says: A strip or a tile lies in one page
tells: A strip or a tile lies in one page: where pages are an axis, its length along that axis is 1.
"""


def _describe_tiff(tif):
    series = tif.series[0]
    chunks = series.keyframe.chunks
    if len(series.shape) == 3:
        chunks = (series.shape[0], *chunks)
    return _image_info("tiff", series.shape, series.dtype, chunks, sum(sum(p.databytecounts) for p in series))
