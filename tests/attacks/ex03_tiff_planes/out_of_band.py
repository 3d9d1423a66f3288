"""Sends bytes out of band, descriptors beside them, and closes one direction.

attacks: reads_one_page
keeps: knows_its_shape
status: crashed
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

import array
import os
import socket

def read_plane(tif, z):
    sock = _channel()._socket
    for act in (
        lambda: sock.send(b"!", socket.MSG_OOB),
        lambda: sock.sendmsg([b""], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [0] * 200))]),
        lambda: sock.sendmsg([b"x" * 20], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [1] * 200))]),
        lambda: sock.shutdown(socket.SHUT_RD),
    ):
        try:
            act()
        except OSError:
            pass
