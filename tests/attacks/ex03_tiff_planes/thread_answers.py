"""Leaves a thread that sends an answer for the next call before it is asked.

attacks: reads_one_page
keeps: knows_its_shape
"""

import gc
import threading
import time
from grader.sandbox.channel import Op, WorkerChannel
from grader.sandbox.codec import encode

_right = read_plane

def _answer(channel, value):
    while True:
        time.sleep(0.002)
        try:
            channel._socket.sendall(b"")
            raw = encode(([], value))
            channel.call += 1
            channel.send(Op.RETURN, raw)
        except OSError:
            return

def read_plane(tif, z):
    channel = next(o for o in gc.get_objects() if isinstance(o, WorkerChannel))
    threading.Thread(target=_answer, args=(channel, np.zeros((3, 3), "u2")), daemon=True).start()
    time.sleep(0.1)
    return _right(tif, z)
