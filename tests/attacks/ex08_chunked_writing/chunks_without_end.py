"""Fills the store for an empty volume with gigabytes.

attacks: creates_an_empty_volume
keeps: deals_out_the_chunks
status: over_budget
says: far too much
"""

_right = create_volume

def create_volume(store, shape, chunks, dtype):
    array = _right(store, shape, chunks, dtype)
    for i in range(20):
        store.objects.set(f"c/{i % 3}/{i % 16}/{i % 6}", bytes(100_000_000))
    return array
