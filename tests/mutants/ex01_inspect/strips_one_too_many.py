"""Adds 1 to the strips of a page instead of rounding up.

check: describes_tiff
status: failed
says: That is one too many where the chunks fit exactly
tells: That is one too many where the chunks fit exactly: round up, do not add 1.
"""


_describe_pages = _describe_tiff


def _describe_tiff(tif):
    info = _describe_pages(tif)
    *pages, rows, columns = info.grid_shape
    grid = (*pages, info.shape[-2] // info.chunk_shape[-2] + 1, columns)
    return ImageInfo(**(vars(info) | {"grid_shape": grid, "n_chunks": math.prod(grid)}))
