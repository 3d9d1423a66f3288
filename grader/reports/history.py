"""The reads of an access in their order, and the planes of its map, for a page that plays them."""

from typing import Any

from grader.reports.chunk_map import ChunkMap, axis_names, index_of, need_is_known
from grader.reports.model import Access

_FEWEST = 2
"""Reads below which there is nothing to play."""


def history(access: Access, picture: ChunkMap) -> dict[str, Any] | None:
    """Return what a page needs to draw a picture as it was after any number of reads, in any plane.

    Returns
    -------
    dict or None
        None where there is nothing to play or to turn. ``reads``: for each read, in order, panel, row, column, plane,
        whether the chunk was needed (0, 1), and how often it had been read by then. ``needed``: for each needed chunk
        panel, row, column, plane and after how many reads it was read first (-1: never). ``planes``: which planes there
        are along the axis that the picture looks along (empty: it looks along none), and ``axis``, its name.
    """
    axis = _looked_along(access, picture)
    needed, known = set(access.needed), need_is_known(access)
    reads: list[list[int]] = []
    first: dict[int, int] = {}
    times: dict[int, int] = {}
    planes = set[int]()
    for order, number in enumerate(access.read):
        times[number] = times.get(number, 0) + 1
        first.setdefault(number, order)
        cell = _cell(number, access, picture, axis)
        if cell is not None:
            reads.append([*cell, int(not known or number in needed), times[number]])
            planes.add(cell[3])
    cells = {number: _cell(number, access, picture, axis) for number in sorted(needed)}
    wanted = [[*cell, first.get(number, -1)] for number, cell in cells.items() if cell is not None]
    planes |= {cell[3] for cell in cells.values() if cell is not None}
    if len(reads) < _FEWEST and len(planes) < _FEWEST:
        return None
    name = "" if axis is None else axis_names(access)[axis]
    return {"reads": reads, "needed": wanted, "axis": name, "planes": sorted(planes) if axis is not None else []}


def _looked_along(access: Access, picture: ChunkMap) -> int | None:
    """Return the axis along which many chunks share a cell; None where there is none, or more than one."""
    frame = picture.frame
    drawn = {window.axis for window in (frame.block, frame.down, frame.across) if window is not None}
    hidden = [axis for axis, n in enumerate(access.grid) if n > 1 and axis not in drawn]
    return hidden[0] if len(hidden) == 1 else None


def _cell(number: int, access: Access, picture: ChunkMap, axis: int | None) -> tuple[int, int, int, int] | None:
    index = index_of(number, access.grid)
    place = picture.frame.place(index) if index is not None else None
    if index is None or place is None:
        return None
    return (*place, index[axis] if axis is not None else 0)
