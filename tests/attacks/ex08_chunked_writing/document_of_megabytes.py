"""Writes metadata of 120 MB, which take gigabytes once they are read.

attacks: creates_an_empty_volume
keeps: deals_out_the_chunks
status: error
says: bytes of metadata, not 1
"""

_right = create_volume

def create_volume(store, shape, chunks, dtype):
    store.objects.set("zarr.json", b'{"attributes":[' + b"[]," * 40_000_000 + b"[]]}")
    return _right(store, shape, chunks, dtype)
