"""Stores the levels at the root and links to them.

check: stores_the_levels
status: failed
says: there is a link
breaks: a dataset of its own
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    for number in range(len(levels)):
        h5.move(_cells_path(number), f"level_{number}")
        h5[_cells_path(number)] = h5py.SoftLink(f"/level_{number}")
