"""Reports an exception of which it does not say what it is.

attacks: reads_one_page
keeps: knows_its_shape
status: crashed
says: no answer: 'int' object is not iterable
"""

import gc
import time
from grader.sandbox.channel import _HEADER, Op, WorkerChannel, pack_get, pack_get_all
from grader.sandbox.codec import encode

_right = read_plane

def _channel():
    return next(thing for thing in gc.get_objects() if isinstance(thing, WorkerChannel))

def _send(op, payload):
    _channel().send(op, payload)
    time.sleep(100)

def read_plane(tif, z):
    _send(Op.RAISE, encode(([], {"kind": "raised", "type": "x", "kinds": 7, "text": "x", "frames": []})))
