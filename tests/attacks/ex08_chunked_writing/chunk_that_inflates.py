"""Writes a chunk of a few kilobytes that becomes gigabytes when it is read.

attacks: writes_slab_by_slab
"""

import json

_right = write_planes

import struct

def write_planes(array, planes):
    _right(array, planes)
    store = array.store.objects
    frame = bytes.fromhex("28b52ffd") + bytes([0xE0]) + struct.pack("<Q", 2**37)  # zstd: one segment of 128 GB
    block = struct.pack("<I", 131072 << 3 | 1 << 1)[:3] + b"\0"  # 128 kB of zeros
    store.set("c/0/0/0", frame + block * 100_000)
