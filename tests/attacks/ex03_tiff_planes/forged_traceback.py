"""Reports lines of other files, with control characters, as its own.

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
    text = "\x1b[2J\x1b]8;;http://evil\x07\x9b31m\u202e\ud800[bold red]<script>alert(1)</script>"
    frames = [(10**9, text, text * 10)] * 50
    _send(Op.RAISE, encode(([], {"kind": "raised", "type": text, "kinds": (text, text), "text": text, "frames": frames, "module": text})))
