"""Creates uint16, whatever is asked for.

check: creates_an_empty_volume
status: failed
says: whatever is asked for
tells: The array has this data type whatever is asked for: hand over dtype.
"""


def create_volume(store, shape, chunks, dtype):
    return zarr.create_array(store, shape=shape, chunks=chunks, dtype='uint16', fill_value=0)
