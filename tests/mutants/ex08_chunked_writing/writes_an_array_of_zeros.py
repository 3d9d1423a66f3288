"""Makes an array of zeros and stores it.

check: creates_an_empty_volume
status: over_memory
says: more memory than there is
breaks: writes no chunk
"""


def create_volume(store, shape, chunks, dtype):
    return zarr.create_array(store, data=np.zeros(shape, dtype), chunks=tuple(chunks), fill_value=0)
