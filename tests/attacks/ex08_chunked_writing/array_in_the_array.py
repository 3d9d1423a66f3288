"""Describes an array where the chunks lie, so that they are no longer counted as chunks of the target.

attacks: writes_slab_by_slab
status: error
says: It raised OSError
"""

import json

_right = write_planes

def write_planes(array, planes):
    store = array.store.objects
    document = json.loads(bytes(store.get("zarr.json")))
    document["shape"], document["chunk_grid"]["configuration"]["chunk_shape"] = [1], [1]
    store.set("c/zarr.json", json.dumps(document).encode())
    for z in range(array.shape[0]):  # plane by plane: most chunks are written again and again
        array[z] = next(planes)
