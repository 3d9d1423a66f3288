"""Asks the grader things without end, none of which is a read.

attacks: reads_one_page
keeps: knows_its_shape
status: timeout
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
    file = tif.filehandle._fh.file
    while True:
        file._grader.ask("open", file.number)
