"""Takes all pages for as long as the first.

check: describes_tiff
status: failed
says: Compressed pages differ in length
tells: Compressed pages differ in length: add up the strips of each.
"""


_reference = _image_info
_describe_pages = _describe_tiff


def _describe_tiff(tif):
    info = _describe_pages(tif)
    series = tif.series[0]
    return ImageInfo(**(vars(info) | {"stored_nbytes": len(series.pages) * sum(series.keyframe.databytecounts)}))
