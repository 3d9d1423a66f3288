"""Starts threads without end, each with a little stack.

attacks: reads_one_page
keeps: knows_its_shape
status: crashed
says: more than 1,000 threads
"""

import threading
import time

def read_plane(tif, z):
    threading.stack_size(32768)
    while True:
        try:
            threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
        except (RuntimeError, MemoryError):
            time.sleep(0.01)
