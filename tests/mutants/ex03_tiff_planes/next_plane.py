"""Counts planes from 1.

check: reads_one_page
status: failed
says: instead of z =
"""


def read_plane(tif, z):
    return tif.pages[(range(len(tif.pages))[z] + 1) % len(tif.pages)].asarray()
