"""Reads every page for a crop of one.

check: reads_strips_of_the_crop
status: over_budget
says: It reads every page
tells: It reads every page for a crop of one. Read only the strips of page z that hold rows of the crop.
"""


_reference = read_crop


def read_crop(tif, z, y, x):
    crop = _reference(tif, z, y, x)
    return np.stack([page.asarray() for page in tif.pages])[z, y, x] if crop.size else crop
