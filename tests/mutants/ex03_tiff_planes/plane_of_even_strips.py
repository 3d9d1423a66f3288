"""Takes every strip for as high as the first.

check: reads_one_page
status: error
says: It works out the rows of a strip from the number of strips
tells: It works out the rows of a strip from the number of strips. page.chunks[0] says how many rows a strip has.
"""


def read_plane(tif, z):
    page = _page(tif, z)
    rows = -(-page.shape[0] // len(page.dataoffsets))
    plane = np.empty(page.shape, page.dtype)
    for index in range(len(page.dataoffsets)):
        plane[index * rows : (index + 1) * rows] = _read_strip(page, index)
    return plane
