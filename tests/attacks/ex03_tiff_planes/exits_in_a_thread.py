"""Ends the interpreter from a thread, from atexit, from a weak reference and from __del__, while the call returns.

attacks: reads_one_page
keeps: knows_its_shape
status: crashed
"""

import atexit
import os
import sys
import threading
import weakref

class Last:
    def __del__(self):
        os._exit(0)

def read_plane(tif, z):
    atexit.register(os._exit, 0)
    threading.Thread(target=sys.exit).start()
    last = Last()
    weakref.finalize(last, os._exit, 0)
    del last
