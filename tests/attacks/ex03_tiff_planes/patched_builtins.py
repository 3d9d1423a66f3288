"""Has builtins of its process lie, and its own modules go away.

attacks: reads_one_page
keeps: knows_its_shape
"""

import builtins
import sys

def read_plane(tif, z):
    builtins.isinstance = lambda *_: True
    builtins.len = lambda *_: 0
    builtins.type = lambda *_: dict
    sys.modules.clear()
