"""Lifts the limit of recursion and overflows the stack of C.

attacks: reads_one_page
keeps: knows_its_shape
"""

import sys

def read_plane(tif, z):
    sys.setrecursionlimit(2**31 - 1)
    value = []
    for _ in range(10**6):
        value = [value]
    return repr(value) and read_plane(tif, z)
