"""A chunk map as SVG: the grid of chunks, coloured by what happened to each, with a mark beside the colour."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from grader.reports.chunk_map import Cell, Kind, Panel

_ROOMY, _SMALL, _TINY = 18, 12, 8
"""Edge of a cell in pixels, by how many stand side by side."""


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


def svg_panel(panel: Panel, words: str) -> SvgPanel:
    """Draw a panel.

    Parameters
    ----------
    panel : Panel
        Rows of cells.
    words : str
        What it shows, for who cannot see it.
    """
    rows, columns = len(panel.rows), len(panel.rows[0])
    edge = _ROOMY if columns <= 20 else _SMALL if columns <= 44 else _TINY
    width, height = columns * edge + 1, rows * edge + 1
    label = f"{panel.title}: {words}" if panel.title else words
    parts = [
        f'<svg class="map" role="img" aria-label="{escape(label)}" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">',
        f'<rect class="ground" x=".5" y=".5" width="{width - 1}" height="{height - 1}"/>',
        *_runs(panel, edge),
        f'<path class="grid" d="{_lines(rows, columns, edge)}"/>',
        *_marks(panel, edge),
        "</svg>",
    ]
    return SvgPanel(panel.title, Markup("".join(parts)))


def svg_sample(cell: Cell) -> Markup:
    """Draw one cell, as a sample for the legend."""
    return svg_panel(Panel(((cell,),)), "sample").svg


def _runs(panel: Panel, edge: int) -> Iterator[str]:
    """Yield a coloured bar for each run of equal cells in a row."""
    for y, row in enumerate(panel.rows):
        start = 0
        for x in range(1, len(row) + 1):
            if x < len(row) and row[x].kind is row[start].kind:
                continue
            if row[start].kind is not Kind.UNTOUCHED:
                yield (
                    f'<rect class="{row[start].kind}" x="{start * edge + 0.5:g}" y="{y * edge + 0.5:g}" '
                    f'width="{(x - start) * edge}" height="{edge}"/>'
                )
            start = x


def _lines(rows: int, columns: int, edge: int) -> str:
    across = "".join(f"M.5 {y * edge + 0.5:g}h{columns * edge}" for y in range(rows + 1))
    return across + "".join(f"M{x * edge + 0.5:g} .5v{rows * edge}" for x in range(columns + 1))


def _marks(panel: Panel, edge: int) -> Iterator[str]:
    """Yield the marks that tell cells apart without colour."""
    for y, row in enumerate(panel.rows):
        for x, cell in enumerate(row):
            yield from _mark(cell, (x + 0.5) * edge + 0.5, (y + 0.5) * edge + 0.5, edge)


def _mark(cell: Cell, x: float, y: float, edge: int) -> Iterator[str]:
    r = edge * 0.22
    if cell.kind is Kind.UNNEEDED:
        yield f'<path class="mark" d="M{x - r:g} {y - r:g}l{2 * r:g} {2 * r:g}m0 {-2 * r:g}l{-2 * r:g} {2 * r:g}"/>'
    elif cell.kind in (Kind.MISSED, Kind.UNWRITTEN):
        yield f'<circle class="ring {cell.kind}-ring" cx="{x:g}" cy="{y:g}" r="{r * 1.2:g}"/>'
    elif cell.kind is Kind.AGAIN and edge > _TINY:
        count = f"{cell.count}" if cell.count < 100 else "99+"
        size = edge * (0.62 if len(count) == 1 else 0.5 if len(count) == 2 else 0.36)
        yield f'<text x="{x:g}" y="{y:g}" font-size="{size:g}">{count}</text>'
    elif cell.kind is Kind.REWRITTEN:
        yield f'<path class="mark" d="M{x - r:g} {y:g}h{2 * r:g}m{-r:g} {-r:g}v{2 * r:g}"/>'
    elif cell.kind is Kind.ASKED and edge > _TINY:
        yield f'<text class="dark" x="{x:g}" y="{y:g}" font-size="{edge * 0.62:g}">?</text>'
