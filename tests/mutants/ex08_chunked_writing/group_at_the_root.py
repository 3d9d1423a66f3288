"""Puts a group at the root.

check: creates_an_empty_volume
status: failed
says: in a group below the root
tells: The array lies in a group below the root: create it without a name.
"""


def create_volume(store, shape, chunks, dtype):
    return zarr.create_group(store).create_array("0", shape=shape, chunks=chunks, dtype=dtype)
