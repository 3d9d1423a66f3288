"""Puts a group at the root.

check: creates_an_empty_volume
status: failed
says: a group at the root
"""


def create_volume(store, shape, chunks, dtype):
    return zarr.create_group(store).create_array("0", shape=shape, chunks=chunks, dtype=dtype)
