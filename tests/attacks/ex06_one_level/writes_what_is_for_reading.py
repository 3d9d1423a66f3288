"""Writes into, deletes from and describes anew a store that was opened for reading.

attacks: reads_one_level
status: failed
says: It returned None
"""

_right = read_level

def read_level(group, *args, **kwargs):
    store, done = group.store.objects, 0
    for act in (lambda: store.set("zarr.json", b"{}"), lambda: store.delete("0/zarr.json"), lambda: store.set("0/c/0/0/0", b"")):
        try:
            act()
            done += 1
        except OSError:
            pass
    return _right(group, *args, **kwargs) if done else None
