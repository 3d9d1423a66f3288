"""Stacks all pages and takes one of them.

check: reads_one_page
status: over_budget
says: It reads every page
tells: It reads every page for one plane. tif.pages[z] is that page alone.
"""


def read_plane(tif, z):
    z = range(len(tif.pages))[z]
    return np.stack([page.asarray() for page in tif.pages])[z]
