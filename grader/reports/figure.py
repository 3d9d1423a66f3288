"""The module's figure: an overview, a slice at an angle, a view from nearby, each with the chunks that it took."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.reports.scene import Label, Line, Picture, Rect, Ring, Scene, Shape
from grader.reports.words import counted

_WIDTH, _GAP, _MARGIN = 330, 26, 22
_TOP, _BETWEEN = 66, 22
_BLUE, _ORANGE, _PALE, _SLICE = "#4aa3ec", "#f0862e", "#d5dbe1", "#ffd54a"
_TEXT, _SOFT = "#1c2530", "#4f5b67"

_SMALL = 26
"""Read chunks that take less than this, across, are ringed on the map."""

Pixels = np.ndarray[Any, np.dtype[np.uint8]]
Index = tuple[int, int, int]


@dataclass(frozen=True)
class Block:
    """What a view shows of one chunk: columns and rows of its pixels.

    Attributes
    ----------
    chunk : (int, int, int)
        Index of the chunk, z, y, x.
    left, top, right, bottom : int
        Its first pixel, and the one behind its last.
    """

    chunk: Index
    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True)
class FigurePanel:
    """One view, and where it lies.

    Attributes
    ----------
    title : str
        What it is.
    level, levels : int
        Which of how many levels it is taken from.
    picture : array of uint8, shape (h, w)
        What it shows.
    blocks : sequence of Block
        The chunks under it.
    read : sequence of (int, int, int)
        Chunks that were read for it, by the access log, repeats included.
    kept : set of (int, int, int)
        Chunks of the level that were read for an earlier view.
    side : array of uint8, shape (rows, columns)
        The whole specimen from the side: z down, x across.
    grid : (int, int, int)
        Chunks of the level along z, y, x.
    overhang : (float, float)
        Chunks along z and x that the specimen takes: the last ones may hang over its edge.
    ends : ((float, float), (float, float))
        Where the view's first and last column lie on the side picture, as parts of its height and width.
    """

    title: str
    level: int
    levels: int
    picture: Pixels
    blocks: Sequence[Block]
    read: Sequence[Index]
    kept: frozenset[Index]
    side: Pixels
    grid: Index
    overhang: tuple[float, float]
    ends: tuple[tuple[float, float], tuple[float, float]]


def figure(panels: Sequence[FigurePanel], about: str) -> Scene:
    """Return the figure.

    Parameters
    ----------
    panels : sequence of FigurePanel
        From left to right.
    about : str
        What was looked at, and whose reads these are.
    """
    view_height = _WIDTH * panels[0].picture.shape[0] / panels[0].picture.shape[1]
    side_height = _WIDTH * panels[0].side.shape[0] / panels[0].side.shape[1]
    map_top = _TOP + view_height + _BETWEEN
    shapes: list[Shape] = []
    for i, panel in enumerate(panels):
        left = _MARGIN + i * (_WIDTH + _GAP)
        shapes.append(Label(left, 28, panel.title, 17, _TEXT, bold=True))
        shapes.append(Label(left, 50, _caption(panel), 13, _SOFT))
        shapes += _view(panel, left, _TOP, view_height)
        shapes += _side(panel, left, map_top, side_height)
    bottom = map_top + side_height
    shapes += _legend(panels, bottom + 24)
    shapes.append(Label(_MARGIN, bottom + 48, about, 12, _SOFT))
    width = 2 * _MARGIN + len(panels) * _WIDTH + (len(panels) - 1) * _GAP
    title = ". ".join(f"{panel.title}: {_caption(panel)}" for panel in panels)
    return Scene(width, round(bottom + 64), title, shapes)


def _caption(panel: FigurePanel) -> str:
    n_chunks = panel.grid[0] * panel.grid[1] * panel.grid[2]
    n_read, n_distinct = len(panel.read), len(set(panel.read))
    said = f"{counted(n_read, 'chunk')} of {n_chunks:,} read"
    if n_read > n_distinct:
        said = f"{counted(n_read, 'read')} of {counted(n_distinct, 'chunk')}, of {n_chunks:,}"
    elif n_read == n_chunks > 1:
        said = f"all {n_read:,} chunks read"
    return f"Level {panel.level} (of 0 to {panel.levels - 1}): {said}"


def _view(panel: FigurePanel, left: float, top: float, height: float) -> Iterator[Shape]:
    """Yield what the view shows, and the borders of the chunks in it."""
    rows, columns = panel.picture.shape
    across, down = _WIDTH / columns, height / rows
    yield Picture(left, top, _WIDTH, height, panel.picture)
    times = Counter(panel.read)
    for read in (False, True):  # edges of what was read lie on top
        for block in panel.blocks:
            if bool(times[block.chunk]) is read and (read or block.chunk in panel.kept):
                colour = _colour(times[block.chunk])
                yield Rect(
                    left + block.left * across,
                    top + block.top * down,
                    (block.right - block.left) * across,
                    (block.bottom - block.top) * down,
                    fill=colour if read else "",
                    opacity=0.2,
                    edge=colour,
                    edge_width=1.6 if read else 1,
                )


def _side(panel: FigurePanel, left: float, top: float, height: float) -> Iterator[Shape]:
    """Yield the specimen from the side, the chunks that were read, and the view as a line."""
    yield Picture(left, top, _WIDTH, height, panel.side)
    down, across = height / panel.overhang[0], _WIDTH / panel.overhang[1]
    if across >= 4:
        for x in range(1, panel.grid[2]):
            yield Line(left + x * across, top, left + x * across, top + height, _PALE, 0.7, 0.45)
        for z in range(1, panel.grid[0]):
            yield Line(left, top + z * down, left + _WIDTH, top + z * down, _PALE, 0.7, 0.45)
    times = Counter(panel.read)
    columns = {(z, x): max(n for (a, _, b), n in times.items() if (a, b) == (z, x)) for z, _, x in times}
    for (z, x), n in columns.items():
        width, depth = min(across, _WIDTH - x * across), min(down, height - z * down)
        edge = _colour(n) if across >= 4 else ""
        yield Rect(left + x * across, top + z * down, width, depth, _colour(n), 0.45, edge, 1.2)
    (z1, x1), (z2, x2) = panel.ends
    yield Line(left + x1 * _WIDTH, top + z1 * height, left + x2 * _WIDTH, top + z2 * height, _SLICE, 2)
    if abs(x2 - x1) * _WIDTH < _SMALL:
        yield Ring(left + (x1 + x2) / 2 * _WIDTH, top + (z1 + z2) / 2 * height, 0.75 * _SMALL, _SLICE)


def _colour(times: int) -> str:
    return _BLUE if times == 1 else _ORANGE if times else _PALE


def _legend(panels: Sequence[FigurePanel], y: float) -> Iterator[Shape]:
    """Yield samples of what occurs, and their meaning."""
    counts = {n for panel in panels for n in Counter(panel.read).values()}
    shown = {block.chunk for panel in panels for block in panel.blocks if block.chunk in panel.kept - set(panel.read)}
    entries = [(_BLUE, "chunk read for this view")] if 1 in counts else []
    entries += [(_ORANGE, "read more than once for it")] if counts - {1} else []
    entries += [("", "in memory already")] if shown else []
    x = float(_MARGIN)
    for colour, meaning in entries:
        yield Rect(x, y - 11, 13, 13, colour, 0.45, colour or "#8a96a3", 1.4)
        yield Label(x + 20, y, meaning, 13, _SOFT)
        x += 46 + 6.6 * len(meaning)
    yield Line(x, y - 4, x + 22, y - 4, "#d9a400", 2.4)
    yield Label(x + 29, y, "the view, seen from the side (below: z down, x across)", 13, _SOFT)
