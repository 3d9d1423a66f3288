"""Takes row z of every page instead of page z.

check: reads_one_page
status: failed
says: axis
"""


def read_plane(tif, z):
    return np.stack([page.asarray()[z % page.shape[0]] for page in tif.pages[:4]])
