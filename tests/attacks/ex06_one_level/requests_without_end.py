"""Asks for millions of objects in one frame.

attacks: reads_one_level
status: crashed
says: requests at once
"""

import gc
import time
from grader.sandbox.channel import Op, WorkerChannel, pack_get, pack_get_all

def read_level(group, *args, **kwargs):
    one = pack_get_all([pack_get(group.store.objects.number, "nothing", None)])
    channel = next(thing for thing in gc.get_objects() if isinstance(thing, WorkerChannel))
    channel.send(Op.GET_ALL, one * (2**27 // len(one)))
    time.sleep(100)
