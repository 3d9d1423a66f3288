"""Returns a function in place of a Viewer.

check: shows_any_level, shows_any_angle, counts_hits_and_misses
status: failed
says: expected an object of the class Viewer
"""


def Viewer(group, cache_bytes):
    return 0
