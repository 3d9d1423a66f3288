"""Takes every strip for as high as the first.

check: reads_one_page
status: error
says: It raised
"""


def read_plane(tif, z):
    page = _page(tif, z)
    rows = -(-page.shape[0] // len(page.dataoffsets))
    plane = np.empty(page.shape, page.dtype)
    for index in range(len(page.dataoffsets)):
        plane[index * rows : (index + 1) * rows] = _read_strip(page, index)
    return plane
