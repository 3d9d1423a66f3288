"""Raises through 20,000 frames of code that claims to be elsewhere.

attacks: reads_one_page
keeps: knows_its_shape
"""

import sys

def read_plane(tif, z):
    sys.setrecursionlimit(50_000)
    code = "def down(n):\n" + "    \n" * 1000 + "    return down(n - 1) if n else 1 / 0"
    scope = {}
    exec(compile(code, __file__, "exec"), scope)
    scope["down"](20_000)
