"""Describes the whole group as one array, so that level 0 lies in it as something unknown.

attacks: makes_every_level
keeps: averages_each_window
"""

import json

_right = build_pyramid

def build_pyramid(group, *args, **kwargs):
    store = group.store.objects
    raw = store.get("0/zarr.json")
    if raw is None:
        return None
    store.set("zarr.json", bytes(raw))
    return _right(group, *args, **kwargs)
