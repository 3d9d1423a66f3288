"""Writes the metadata of OME-Zarr, too.

check: makes_every_level
status: failed
says: has the attributes ['multiscales'], expected none
breaks: No metadata are written
"""

_right_build = build_pyramid


def build_pyramid(group, factors, reduce):
    _right_build(group, factors, reduce)
    group.attrs["multiscales"] = [{"version": "0.4", "datasets": [{"path": "0"}]}]
