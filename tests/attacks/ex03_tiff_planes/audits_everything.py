"""Has an audit hook refuse whatever its process does next.

attacks: reads_one_page
keeps: knows_its_shape
"""

import sys

def read_plane(tif, z):
    def refuse(event, args):
        raise SystemExit(0)

    sys.addaudithook(refuse)
