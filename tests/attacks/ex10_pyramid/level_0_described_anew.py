"""Describes level 0 as shards, so that reading its chunks looks like reading an index.

attacks: makes_every_level
keeps: averages_each_window
"""

import json

_right = build_pyramid

def build_pyramid(group, *args, **kwargs):
    store = group.store.objects
    for key in ("0/zarr.json", "0/.zarray"):
        raw = store.get(key)
        if raw is None:
            continue
        document = json.loads(bytes(raw))
        if key == "0/zarr.json":
            inner = {"chunk_shape": [1] * len(document["shape"]), "codecs": document["codecs"], "index_codecs": [], "index_location": "end"}
            document["codecs"] = [{"name": "sharding_indexed", "configuration": inner}]
        else:
            document["chunks"] = document["shape"]
        store.set(key, json.dumps(document).encode())
    return _right(group, *args, **kwargs)
