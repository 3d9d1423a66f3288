"""Leaves the page axis out of a strip's shape.

check: describes_tiff
status: failed
says: A strip or a tile lies in one page
tells: A strip or a tile lies in one page: where pages are an axis, its length along that axis is 1.
"""


def _describe_tiff(tif):
    series = tif.series[0]
    chunks = series.keyframe.chunks
    info = _image_info("tiff", series.shape[-2:], series.dtype, chunks, sum(sum(p.databytecounts) for p in series))
    return ImageInfo(**(vars(info) | {"shape": series.shape}))
