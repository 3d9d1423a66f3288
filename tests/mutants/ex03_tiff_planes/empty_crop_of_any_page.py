"""Returns an empty crop before it looks whether there is such a page.

check: reads_strips_of_the_crop
status: failed
says: It returns the empty crop before it looks whether there is such a page
tells: It returns the empty crop before it looks whether there is such a page. Look for the page first.
"""


_reference = read_crop


def read_crop(tif, z, y, x):
    height, width = tif.pages.first.shape
    shape = len(range(height)[y]), len(range(width)[x])
    return _reference(tif, z, y, x) if all(shape) else np.empty(shape, tif.pages.first.dtype)
