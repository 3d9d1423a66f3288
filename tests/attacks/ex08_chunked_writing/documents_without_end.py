"""Writes thousands of metadata documents without a byte: what costs nothing is never too much.

attacks: creates_an_empty_volume
status: error
says: 1,000 metadata documents, not more
"""

_right = create_volume

def create_volume(store, shape, chunks, dtype):
    for i in range(20_000):
        store.objects.set(f"{i}/.zattrs", b"")
    return _right(store, shape, chunks, dtype)
