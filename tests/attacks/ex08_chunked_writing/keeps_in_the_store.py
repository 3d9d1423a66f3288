"""Uses the store as a drawer for planes, under keys that are no chunks.

attacks: writes_slab_by_slab
status: error
says: It raised OSError
"""

import json

_right = write_planes

def write_planes(array, planes):
    store = array.store.objects
    for z, plane in enumerate(planes):
        store.set(f"drawer/{z}", plane.tobytes())
