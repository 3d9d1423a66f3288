"""Reports that it was refused 1e300 bytes of a source that is not there.

attacks: reads_one_page
keeps: knows_its_shape
status: over_memory
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
    report = {"kind": "raised", "type": "MemoryError", "kinds": ("MemoryError",), "text": "", "frames": [], "asked": (99, [], 1.5, 1e300, ())}
    _send(Op.RAISE, encode(([], report)))
