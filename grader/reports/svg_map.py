"""A chunk map as SVG: the grid of chunks, coloured by what happened to each, with a mark beside the colour."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from grader.reports.chunk_map import Cell, ChunkMap, Kind, Panel, Window
from grader.reports.model import Access

_LARGE, _ROOMY, _SMALL, _TINY = 24, 18, 12, 8
"""Edge of a cell in pixels, by how many stand side by side."""

_VOXEL = 5
"""Least edge of a voxel in pixels where voxels are drawn."""

_MAX_WIDTH, _MAX_HEIGHT = 640, 420
"""Most pixels of a panel in which voxels are drawn."""


@dataclass(frozen=True)
class SvgPanel:
    """One panel.

    Attributes
    ----------
    title : str
        What stands above it.
    svg : Markup
        The picture.
    """

    title: str
    svg: Markup


@dataclass(frozen=True)
class Scale:
    """How large the cells of a picture are drawn.

    Attributes
    ----------
    width, height : float
        A cell, in pixels.
    across, down : int
        Voxels of a cell, each drawn; 0 where there are too many.
    columns, rows : int
        Voxels of the array from the edge of the picture on; fewer than the cells have where chunks hang over its edge.
    """

    width: float
    height: float
    across: int = 0
    down: int = 0
    columns: int = 0
    rows: int = 0


def svg_panels(picture: ChunkMap, access: Access, words: str) -> Iterator[SvgPanel]:
    """Yield the panels of a picture.

    Parameters
    ----------
    picture : ChunkMap
        The picture.
    access : Access
        What it was drawn of.
    words : str
        What it shows, for who cannot see it.
    """
    panels = [panel for band in picture.bands for panel in band.panels if panel.rows]
    if panels:
        scale = _scale(picture, access, len(panels[0].rows), len(panels[0].rows[0]))
        for panel in panels:
            label = f"{panel.title}: {words}" if panel.title else words
            yield SvgPanel(panel.title, svg(panel, scale, label))


def svg_sample(cell: Cell) -> Markup:
    """Draw one cell, as a sample for the legend."""
    return svg(Panel(((cell,),)), Scale(_ROOMY, _ROOMY), "sample")


def svg(panel: Panel, scale: Scale, label: str) -> Markup:
    """Draw the cells of one panel."""
    rows, columns = len(panel.rows), len(panel.rows[0])
    width, height = columns * scale.width, rows * scale.height
    parts = [
        f'<svg class="map" role="img" aria-label="{escape(label)}" width="{width + 2:g}" height="{height + 2:g}" '
        f'viewBox="-1 -1 {width + 2:g} {height + 2:g}" data-cell="{scale.width:g} {scale.height:g}">',
        f'<rect class="ground" width="{width:g}" height="{height:g}"/>',
        '<g class="final">',
        *_runs(panel, scale),
        *_marks(panel, scale),
        "</g>",
        *_voxels(scale, rows, columns),
        f'<path class="grid" d="{_lines(rows, columns, scale.width, scale.height)}"/>',
        "</svg>",
    ]
    return Markup("".join(parts))


def _scale(picture: ChunkMap, access: Access, rows: int, columns: int) -> Scale:
    """Return the scale for panels of that many cells: with voxels where all of them can be drawn."""
    edge = _LARGE if columns <= 8 else _ROOMY if columns <= 20 else _SMALL if columns <= 44 else _TINY
    frame = picture.frame
    if not access.shape or not access.chunk_shape or frame.wrapped:
        return Scale(edge, edge)
    across, n_across = _voxels_along(frame.across, access)
    down, n_down = _voxels_along(frame.down, access)
    if not across or not down or across * down == 1:
        return Scale(edge, edge)
    pixels = max(_VOXEL, -(-edge // max(across, down)))
    if columns * across * pixels > _MAX_WIDTH or rows * down * pixels > _MAX_HEIGHT:
        return Scale(edge, edge)
    return Scale(across * pixels, down * pixels, across, down, n_across, n_down)


def _voxels_along(window: Window | None, access: Access) -> tuple[int, int]:
    """Return the voxels of a cell along one axis, and those of the array in the window; 0 where a cell is a bin."""
    if window is None:
        return 1, 1
    if window.step > 1:
        return 0, 0
    chunk = access.chunk_shape[window.axis]
    return chunk, min(access.shape[window.axis], window.stop * chunk) - window.start * chunk


def _runs(panel: Panel, scale: Scale) -> Iterator[str]:
    """Yield a coloured bar for each run of equal cells in a row."""
    for y, row in enumerate(panel.rows):
        start = 0
        for x in range(1, len(row) + 1):
            if x < len(row) and row[x].kind is row[start].kind:
                continue
            if row[start].kind is not Kind.UNTOUCHED:
                yield (
                    f'<rect class="{row[start].kind}" x="{start * scale.width:g}" y="{y * scale.height:g}" '
                    f'width="{(x - start) * scale.width:g}" height="{scale.height:g}"/>'
                )
            start = x


def _lines(rows: int, columns: int, width: float, height: float) -> str:
    across = "".join(f"M0 {y * height:g}h{columns * width:g}" for y in range(rows + 1))
    return across + "".join(f"M{x * width:g} 0v{rows * height:g}" for x in range(columns + 1))


def _voxels(scale: Scale, rows: int, columns: int) -> Iterator[str]:
    """Yield thin lines between voxels, and a veil over what of the last chunks lies outside the array."""
    if not scale.across:
        return
    width, height = scale.width / scale.across, scale.height / scale.down
    yield f'<path class="voxels" d="{_lines(scale.rows, scale.columns, width, height)}"/>'
    x, y = scale.columns * width, scale.rows * height
    right, below = columns * scale.width - x, rows * scale.height - y
    if right > 0:
        yield f'<rect class="outside" x="{x:g}" width="{right:g}" height="{rows * scale.height:g}"/>'
    if below > 0:
        yield f'<rect class="outside" y="{y:g}" width="{x:g}" height="{below:g}"/>'


def _marks(panel: Panel, scale: Scale) -> Iterator[str]:
    """Yield the marks that tell cells apart without colour."""
    for y, row in enumerate(panel.rows):
        for x, cell in enumerate(row):
            yield from _mark(cell, (x + 0.5) * scale.width, (y + 0.5) * scale.height, min(scale.width, scale.height))


def _mark(cell: Cell, x: float, y: float, edge: float) -> Iterator[str]:
    r = min(edge, _ROOMY) * 0.22
    if cell.kind is Kind.UNNEEDED:
        yield f'<path class="mark" d="M{x - r:g} {y - r:g}l{2 * r:g} {2 * r:g}m0 {-2 * r:g}l{-2 * r:g} {2 * r:g}"/>'
    elif cell.kind in (Kind.MISSED, Kind.UNWRITTEN):
        yield f'<circle class="ring {cell.kind}-ring" cx="{x:g}" cy="{y:g}" r="{r * 1.2:g}"/>'
    elif cell.kind is Kind.AGAIN and edge > _TINY:
        count = f"{cell.count}" if cell.count < 100 else "99+"
        size = min(edge, _ROOMY) * (0.62, 0.5, 0.36)[len(count) - 1]
        yield f'<text x="{x:g}" y="{y:g}" font-size="{size:g}">{count}</text>'
    elif cell.kind is Kind.REWRITTEN:
        yield f'<path class="mark" d="M{x - r:g} {y:g}h{2 * r:g}m{-r:g} {-r:g}v{2 * r:g}"/>'
    elif cell.kind is Kind.ASKED and edge > _TINY:
        yield f'<text class="dark" x="{x:g}" y="{y:g}" font-size="{min(edge, _ROOMY) * 0.62:g}">?</text>'
