"""Claims metadata reads of billions of times what there is, twenty thousand times over.

attacks: reads_one_page
keeps: knows_its_shape
status: failed
"""

from grader.sandbox.servant import Servant

_claimed = []
Servant._figures = lambda self: [(number, 2**48 - 1, 2**48 - 1) for number in _claimed * 20_000]

def read_plane(tif, z):
    _claimed[:] = [tif.filehandle._fh.file.number]
