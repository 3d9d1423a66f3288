"""Takes the shape of the series, where a single page has no axis of planes.

check: knows_its_shape
status: failed
says: Where the file has one page
tells: Where the file has one page, the axis of planes is missing. The shape is always planes, rows, columns.
"""


class LazyStack(LazyStack):
    @property
    def shape(self):
        shape = self._tif.series[0].shape
        return (shape[0], 1, shape[1]) if len(shape) == 2 and len(self._tif.pages) > 1 else shape
