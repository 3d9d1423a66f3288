"""Writes the size of the coarsest level.

check: describes_them_in_xml
status: failed
says: That is the size of the coarsest level
breaks: size is that of level 0
tells: That is the size of the coarsest level: write that of level 0.
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    class Levels(list):
        def __getitem__(self, place):
            return super().__getitem__(-1 if place == 0 else place)

    _right(h5, xml, Levels(levels), factors, chunks, voxel_um, h5_name)
