"""Claims metadata reads of billions of times what there is, a hundred thousand times over.

attacks: reads_one_page
keeps: knows_its_shape
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
    number = tif.filehandle._fh.file.number
    _send(Op.RETURN, encode(([(number, 2**48 - 1, 2**48 - 1)] * 100_000, None)))
