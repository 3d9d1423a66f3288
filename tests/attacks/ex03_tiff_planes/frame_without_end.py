"""Announces a frame of 2**60 bytes.

attacks: reads_one_page
keeps: knows_its_shape
status: crashed
says: a frame of more than 134,217,728 bytes
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
    _channel()._socket.sendall(_HEADER.pack(Op.RETURN, _channel().call, 2**60))
    time.sleep(100)
