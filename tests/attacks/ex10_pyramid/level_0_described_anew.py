"""Describes level 0 as shards, so that reads of its chunks look like reads of an index, which are not counted.

attacks: makes_every_level
keeps: averages_each_window
"""

import itertools
import json

_right = build_pyramid

def build_pyramid(group, *args, **kwargs):
    store, level = group.store.objects, group["0"]
    old = level.metadata.zarr_format == 2
    key = "0/.zarray" if old else "0/zarr.json"
    raw = bytes(store.get(key))
    said = json.loads(raw)
    separator = said.get("dimension_separator", ".") if old else said["chunk_key_encoding"]["configuration"]["separator"]
    inner = {"chunk_shape": [1] * level.ndim, "codecs": [], "index_codecs": [], "index_location": "end"}
    document = {
        "zarr_format": 3,
        "node_type": "array",
        "shape": level.shape,
        "data_type": "uint16",
        "chunk_grid": {"name": "regular", "configuration": {"chunk_shape": level.chunks}},
        "chunk_key_encoding": {"name": "v2" if old else "default", "configuration": {"separator": separator}},
        "codecs": [{"name": "sharding_indexed", "configuration": inner}],
        "fill_value": 0,
        "attributes": {},
    }
    try:
        store.set("0/zarr.json", json.dumps(document).encode())
    except OSError:
        pass
    index = 16 * int(np.prod(level.chunks))
    for _ in range(3):
        for place in itertools.product(*map(range, level.cdata_shape)):
            name = separator.join(map(str, place))
            store.get(f"0/{name}" if old else f"0/c{separator}{name}", (-index, None))
    try:
        if old:
            store.delete("0/zarr.json")
        store.set(key, raw)
    except OSError:
        pass
    return _right(group, *args, **kwargs)
