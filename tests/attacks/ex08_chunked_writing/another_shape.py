"""Describes the target anew, with a shape of 10**18 voxels.

attacks: writes_slab_by_slab
status: error
says: It raised OSError
"""

import json

_right = write_planes

def write_planes(array, planes):
    store = array.store.objects
    document = json.loads(bytes(store.get("zarr.json")))
    document["shape"] = [10**6] * 3
    store.set("zarr.json", json.dumps(document).encode())
    list(planes)
