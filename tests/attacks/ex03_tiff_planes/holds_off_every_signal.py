"""Has a handler for every signal, blocks the others and sleeps, so that no alarm ends it.

attacks: reads_one_page
keeps: knows_its_shape
status: timeout
"""

import signal
import time

def read_plane(tif, z):
    for number in signal.valid_signals():
        try:
            signal.signal(number, lambda *_: None)
        except (OSError, ValueError):
            pass
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    while True:
        time.sleep(1000)
