"""Leaves a thread that goes on reading, and answers from what it has read.

attacks: reads_one_page
keeps: knows_its_shape
"""

import threading
import time

_right, _kept = read_plane, {}

def _read_all(tif):
    for z in range(len(tif.pages)):
        try:
            _kept[z] = _right(tif, z)
        except OSError:
            return

def read_plane(tif, z):
    _kept.clear()
    threading.Thread(target=_read_all, args=(tif,), daemon=True).start()
    while z not in _kept:
        time.sleep(0.001)
    return _kept[z]
