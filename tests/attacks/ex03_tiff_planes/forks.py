"""Starts processes in every way there is, to read uncounted or to stay when the check is over.

attacks: reads_one_page
keeps: knows_its_shape
status: failed
says: It returned None
"""

import ctypes
import os

_libc = ctypes.CDLL(None, use_errno=True)

def _call(number, *arguments):
    value = _libc.syscall(ctypes.c_long(number), *map(ctypes.c_long, arguments))
    if value < 0:
        raise OSError(ctypes.get_errno(), "refused")
    return value

import subprocess

def _new(pid):
    if pid == 0:
        os.setsid()
        while True:
            os.sched_yield()

ACTS = [
    lambda: _new(os.fork()),
    lambda: _new(os.forkpty()[0]),
    lambda: _new(_call(57)),  # fork
    lambda: _new(_call(0x40000000 | 57)),  # fork, in x32's table
    lambda: _new(_call(56, 17, 0, 0, 0, 0)),  # clone
    lambda: os.posix_spawn("/bin/sleep", ["sleep", "100"], {}),
    lambda: subprocess.Popen(["/bin/sleep", "100"]),
    lambda: os.execv("/bin/true", ["true"]),
]

_right = read_plane

def read_plane(tif, z):
    done = []
    for act in ACTS:
        try:
            act()
        except (OSError, MemoryError, ValueError, AttributeError):
            continue
        done.append(act)
    return _right(tif, z) if done else None
