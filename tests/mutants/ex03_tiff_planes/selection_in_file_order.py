"""Returns the voxels in the file's byte order.

check: reads_strips_of_the_selection
status: failed
says: native byte order
"""


class LazyStack(LazyStack):
    def __getitem__(self, selection):
        block = super().__getitem__(selection)
        return block.astype(block.dtype.newbyteorder(self._tif.byteorder))
