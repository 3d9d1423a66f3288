"""A small text picture of one access: which chunks of the grid were needed, read, read again, written."""

import string
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from grader.reports.model import MAX_TRACE, Access


class Kind(StrEnum):
    """What happened to a chunk, or the worst that happened to the chunks of a cell: worst first."""

    UNNEEDED = "unneeded"
    AGAIN = "again"
    MISSED = "missed"
    REWRITTEN = "rewritten"
    UNWRITTEN = "unwritten"
    READ = "read"
    WRITTEN = "written"
    ASKED = "asked"
    UNTOUCHED = "untouched"


_RANK = {kind: rank for rank, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Cell:
    """One place of the picture: what happened there, and how often to a single chunk at most."""

    kind: Kind
    count: int = 0


UNTOUCHED = Cell(Kind.UNTOUCHED)


@dataclass(frozen=True)
class Panel:
    """A rectangle of cells: rows from the top, cells from the left. The title stands above it, if there is one."""

    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""


@dataclass(frozen=True)
class Band:
    """Panels side by side. The label stands to the left of their first row, if there is one."""

    panels: tuple[Panel, ...]
    label: str = ""


@dataclass(frozen=True)
class Window:
    """The chunks ``start <= i < stop`` of one axis, `step` of them a cell."""

    axis: int
    start: int
    stop: int
    step: int = 1

    @property
    def cells(self) -> int:
        """Number of cells."""
        return -(-(self.stop - self.start) // self.step)

    def cell(self, index: tuple[int, ...]) -> int:
        """Return the cell that shows a chunk."""
        return (index[self.axis] - self.start) // self.step

    def overlaps(self, cell: int, start: int, stop: int) -> bool:
        """Say whether a cell holds any of the chunks ``start <= i < stop``."""
        first = self.start + cell * self.step
        return first < stop and start < min(first + self.step, self.stop)


@dataclass(frozen=True)
class Frame:
    """Which chunk lies where in a picture.

    Attributes
    ----------
    block, down, across : Window or None
        What a panel, a row and a column of cells stand for; None where there is one for all chunks.
    wrapped : int
        Cells after which a row goes on in the next panel; 0 where it does not.
    """

    block: Window | None = None
    down: Window | None = None
    across: Window | None = None
    wrapped: int = 0

    def place(self, index: tuple[int, ...]) -> tuple[int, int, int] | None:
        """Return panel, row and column of the cell that shows a chunk; None where it is outside the picture."""
        panel, row, column = (
            window.cell(index) if window is not None else 0 for window in (self.block, self.down, self.across)
        )
        windows = ((panel, self.block), (row, self.down), (column, self.across))
        if any(window is not None and not 0 <= cell < window.cells for cell, window in windows):
            return None
        return (column // self.wrapped, row, column % self.wrapped) if self.wrapped else (panel, row, column)


@dataclass(frozen=True)
class ChunkMap:
    """The picture.

    Attributes
    ----------
    bands : tuple of Band
        From top to bottom.
    words : tuple of str
        Sentences that say which chunks it shows, and what is left out.
    pitch : int
        Columns of text from one cell to the next: 2 gives squares, 1 saves space.
    frame : Frame
        Which chunk lies where.
    """

    bands: tuple[Band, ...]
    words: tuple[str, ...]
    pitch: int = 1
    frame: Frame = field(default_factory=Frame)

    def cells(self) -> Iterator[Cell]:
        """Yield every cell."""
        return (cell for band in self.bands for panel in band.panels for row in panel.rows for cell in row)

    def lines(self) -> Iterator[list[Cell | str]]:
        """Yield the lines of the picture as cells and the text between them (spaces, titles, labels)."""
        gutter = max((len(band.label) for band in self.bands), default=0)
        for i, band in enumerate(self.bands):
            if i and len(band.panels[0].rows) > 1:
                yield []
            yield from self._band_lines(band, gutter + 1 if gutter else 0)

    def _band_lines(self, band: Band, gutter: int) -> Iterator[list[Cell | str]]:
        gap = " " * (self.pitch + 1)
        widths = [_panel_width(len(panel.rows[0]), self.pitch, panel.title) for panel in band.panels]
        if any(panel.title for panel in band.panels):
            titles = gap.join(panel.title.ljust(width) for panel, width in zip(band.panels, widths, strict=True))
            yield [" " * gutter + titles.rstrip()]
        for y in range(len(band.panels[0].rows)):
            line: list[Cell | str] = [(band.label if y == 0 else "").rjust(gutter - 1) + " "] if gutter else []
            for i, (panel, width) in enumerate(zip(band.panels, widths, strict=True)):
                row = panel.rows[y]
                for x, cell in enumerate(row):
                    line += [" " * (self.pitch - 1), cell] if x and self.pitch > 1 else [cell]
                if i < len(band.panels) - 1:
                    line.append(" " * (width - _panel_width(len(row), self.pitch)) + gap)
            yield line


_SYMBOLS = {
    Kind.UNNEEDED: "x",
    Kind.MISSED: "○",
    Kind.READ: "■",
    Kind.REWRITTEN: "W",
    Kind.UNWRITTEN: "□",
    Kind.WRITTEN: "w",
    Kind.ASKED: "?",
    Kind.UNTOUCHED: "·",
}
_ASCII = str.maketrans("○■□·", "o#u.")


def symbol(cell: Cell, *, ascii_only: bool = False) -> str:
    """Return the one character that stands for a cell; a digit where a chunk was read again, ``+`` from ten on."""
    if cell.kind is Kind.AGAIN:
        return str(cell.count) if cell.count < 10 else "+"
    return _SYMBOLS[cell.kind].translate(_ASCII) if ascii_only else _SYMBOLS[cell.kind]


def legend(cells: Iterable[Cell], *, ascii_only: bool = False) -> list[tuple[Cell, str, str]]:
    """Return an example, the symbol and its meaning for what occurs among the cells."""
    found = set(cells)
    kinds = {cell.kind for cell in found}
    entries: list[tuple[Cell, str, str]] = []
    for kind in _LEGEND:
        if kind is Kind.AGAIN:
            entries += _again_legend({cell.count for cell in found if cell.kind is kind})
        elif kind in kinds:
            cell = Cell(kind)
            entries.append((cell, symbol(cell, ascii_only=ascii_only), _meaning(kind, kinds)))
    if Kind.UNTOUCHED in kinds:
        entries.append((UNTOUCHED, symbol(UNTOUCHED, ascii_only=ascii_only), "untouched"))
    return entries


_LEGEND = (
    Kind.READ,
    Kind.AGAIN,
    Kind.UNNEEDED,
    Kind.MISSED,
    Kind.WRITTEN,
    Kind.REWRITTEN,
    Kind.UNWRITTEN,
    Kind.ASKED,
)


def _again_legend(counts: set[int]) -> Iterator[tuple[Cell, str, str]]:
    few = sorted(count for count in counts if count < 10)
    if len(few) == 1:
        yield Cell(Kind.AGAIN, few[0]), str(few[0]), "read twice" if few[0] == 2 else f"read {few[0]} times"
    elif few:
        yield Cell(Kind.AGAIN, few[0]), f"{few[0]}-{few[-1]}", "read that many times"
    if len(few) < len(counts):
        yield Cell(Kind.AGAIN, 10), "+", "read 10 times or more"


def _meaning(kind: Kind, kinds: set[Kind]) -> str:
    if kind is Kind.READ:
        return "read once"
    if kind is Kind.MISSED:
        return "needed" if Kind.ASKED in kinds else "needed, not read"
    return {
        Kind.UNNEEDED: "read without need",
        Kind.WRITTEN: "written once",
        Kind.REWRITTEN: "written again",
        Kind.UNWRITTEN: "never written",
        Kind.ASKED: "asked for, refused",
    }[kind]


def to_text(picture: ChunkMap, *, ascii_only: bool = False) -> str:
    """Return the picture as lines of plain text, without words and legend."""
    return "".join(
        "".join(part if isinstance(part, str) else symbol(part, ascii_only=ascii_only) for part in line).rstrip() + "\n"
        for line in picture.lines()
    )


def chunk_map(access: Access, width: int = 64, height: int = 16) -> ChunkMap:
    """Draw one access.

    Axes of one chunk are left out. What remains is drawn whole where it fits (three axes as one panel for each
    index of the first); else as the slab, or the projection, in which the needed chunks stand out best, cropped to
    where something happened, and binned where even that is too large. Costs time and memory for the chunks that were
    touched and the cells of the picture, never for the grid.

    Parameters
    ----------
    access : Access
        What was read and written.
    width, height : int
        No line is longer, and there are no more lines, than these.
    """
    return _Drawing(access, max(width, 12), max(height, 4)).picture()


class _Drawing:
    """One access on its way to a picture."""

    def __init__(self, access: Access, width: int, height: int) -> None:
        self.access = access
        self.width = width
        self.height = height
        self.grid = access.grid
        self.names = axis_names(access)
        self.asked = _clipped(access.asked, self.grid)
        self.events = list(_events(access))
        self.spans = [self._span(axis) for axis in range(len(self.grid))]

    def _span(self, axis: int) -> tuple[int, int]:
        """Return the chunks ``start <= i < stop`` of an axis between which everything happened."""
        indices = {index[axis] for index, _ in self.events}
        if self.asked:
            indices |= {self.asked[axis][0], self.asked[axis][1] - 1}
        return (min(indices), max(indices) + 1) if indices else (0, self.grid[axis])

    def _length(self, axis: int) -> int:
        return self.spans[axis][1] - self.spans[axis][0]

    def picture(self) -> ChunkMap:
        if 0 in self.grid:
            return ChunkMap((), ("The array is empty: it has no chunks.",))
        axes = [axis for axis, n in enumerate(self.grid) if n > 1]
        left_out = []
        while len(axes) > 3:
            left_out.append(next((axis for axis in axes[:-2] if self._length(axis) == 1), axes[0]))
            axes.remove(left_out[-1])
        if len(axes) == 3:
            panels = self._panels(axes, left_out)
            if panels:
                return panels
            left_out.append(self._best_to_leave_out(axes))
            axes.remove(left_out[-1])
            return self._plane(axes[0], axes[1], left_out)
        if len(axes) == 2:
            long, short = self.grid[axes[0]], self.grid[axes[1]]
            if long >= 2 * short and long > self.height // 2:
                axes.reverse()
            return self._plane(axes[0], axes[1], left_out)
        return self._plane(None, axes[0] if axes else None, left_out)

    def _panels(self, axes: list[int], left_out: list[int]) -> ChunkMap | None:
        """Draw three axes as panels; None where they do not fit."""
        first, down, across = axes
        n_panels, rows, columns = (self.grid[axis] for axis in axes)
        longest = f"{self.names[first]} {n_panels - 1}"
        row, column = Window(down, 0, rows), Window(across, 0, columns)
        for pitch, crop in ((2, False), (1, False), (2, True), (1, True)):
            per_band = (self.width + pitch + 1) // (_panel_width(columns, pitch, longest) + pitch + 1)
            room = per_band * ((self.height + 1) // (rows + 2))
            if n_panels <= room:
                window = Window(first, 0, n_panels)
            elif crop and room > self._length(first):
                window = self._crop(first, room)
            else:
                continue
            events: dict[int, list[tuple[tuple[int, ...], Cell]]] = {}
            for index, cell in self.events:
                events.setdefault(index[first], []).append((index, cell))
            panels = [
                Panel(self._raster(events.get(i, []), row, column, {first: i}), f"{self.names[first]} {i}")
                for i in range(window.start, window.stop)
            ]
            bands = tuple(Band(tuple(panels[i : i + per_band])) for i in range(0, len(panels), per_band))
            words = [f"Blocks: {self._range(window)}. Down: {self._range(row)}. Across: {self._range(column)}."]
            frame = Frame(window, row, column)
            return ChunkMap(bands, self._words(words, [window, row, column], left_out), pitch, frame)
        return None

    def _best_to_leave_out(self, axes: list[int]) -> int:
        """Return the axis to look along: a slab where it shows a shape, else where the needed chunks cover least."""
        kinds = (Kind.UNTOUCHED, Kind.UNNEEDED) if self.access.needed else (Kind.UNTOUCHED,)
        indices = [index for index, cell in self.events if cell.kind not in kinds]
        filled = {}
        for axis in axes:
            down, across = (other for other in axes if other != axis)
            covered = len({(index[down], index[across]) for index in indices})
            filled[axis] = covered / (self.grid[down] * self.grid[across])
        slabs = [axis for axis in axes if self._length(axis) == 1 and filled[axis] < 0.5]
        return slabs[0] if slabs else min(axes, key=lambda axis: filled[axis])

    def _plane(self, down: int | None, across: int | None, left_out: list[int]) -> ChunkMap:
        """Draw two axes, one or none."""
        row = Window(-1, 0, 1) if down is None else self._fit(down, self.height)
        column = Window(-1, 0, 1) if across is None else self._fit(across, self.width)
        few_rows = down is None or 2 * self.grid[down] < self.height
        if across is not None and few_rows and self.grid[across] > self.width:
            return self._wrapped(row, across, left_out)
        steps = sorted((row.step, column.step))
        if down is not None and across is not None and steps[0] < steps[1] <= 4 * steps[0]:
            row, column = self._bin(down, self.height, steps[1]), self._bin(across, self.width, steps[1])
        panel = Panel(self._raster(self.events, row, column, {}))
        pitch = 2 if 2 * column.cells - 1 <= self.width else 1
        words = [f"Down: {self._range(row)}."] if down is not None else []
        words += [f"Across: {self._range(column)}."] if across is not None else []
        told = self._words([" ".join(words)], [row, column], left_out)
        return ChunkMap((Band((panel,)),), told, pitch, Frame(None, _known(row), _known(column)))

    def _wrapped(self, row: Window, across: int, left_out: list[int]) -> ChunkMap:
        """Draw a few rows that are too long for one line as lines one below the other."""
        gutter = len(str(self.grid[across])) + 1
        width = self.width - gutter
        n_bands = self.height if row.cells == 1 else (self.height + 1) // (row.cells + 1)
        if self.grid[across] > n_bands * width and self._length(across) <= width:
            column = self._crop(across, width)
        else:
            column = self._fit(across, n_bands * width)
        rows = self._raster(self.events, row, column, {})
        bands = tuple(
            Band((Panel(tuple(line[x : x + width] for line in rows)),), str(column.start + x * column.step))
            for x in range(0, column.cells, width)
        )
        if len(bands) == 1:
            bands = (replace(bands[0], label=""),)
        words = [f"Down: {self._range(row)}."] if row.axis >= 0 else []
        words.append(f"Across: {self._range(column)}.")
        if len(bands) > 1:
            words[-1] = f"{words[-1][:-1]}; the number before a line is its first {self.names[across]}."
        frame = Frame(None, _known(row), column, wrapped=width)
        return ChunkMap(bands, self._words([" ".join(words)], [row, column], left_out), frame=frame)

    def _fit(self, axis: int, room: int) -> Window:
        """Return what to show of an axis in `room` cells: all of it, or where something happened, or bins."""
        if self.grid[axis] <= room:
            return Window(axis, 0, self.grid[axis])
        if self._length(axis) <= room:
            return self._crop(axis, room)
        return self._bin(axis, room, 1)

    def _crop(self, axis: int, room: int) -> Window:
        """Return where something happened, with some untouched chunks around it."""
        start, stop = self.spans[axis]
        size = min(room, self.grid[axis], max(stop - start + 4, room // 2))
        start = max(0, min(start - (size - (stop - start)) // 2, self.grid[axis] - size))
        return Window(axis, start, start + size)

    def _bin(self, axis: int, room: int, step: int) -> Window:
        """Return bins of at least `step` chunks over where something happened, or over all, if that is most of it."""
        start, stop = self.spans[axis]
        if 2 * (stop - start) >= self.grid[axis] or self.grid[axis] <= room * step:
            start, stop = 0, self.grid[axis]
        step = max(step, -(-(stop - start) // room))
        if start % step and -(-(stop - start // step * step) // step) <= room:
            start = start // step * step
        return Window(axis, start, stop, step)

    def _raster(
        self,
        events: Iterable[tuple[tuple[int, ...], Cell]],
        row: Window,
        column: Window,
        fixed: dict[int, int],
    ) -> tuple[tuple[Cell, ...], ...]:
        """Return the rows of cells of a window, each with the worst that happened to its chunks."""
        background = [[UNTOUCHED] * column.cells for _ in range(row.cells)]
        if self.asked and all(self.asked[axis][0] <= i < self.asked[axis][1] for axis, i in fixed.items()):
            for y, line in enumerate(background):
                for x in range(column.cells):
                    if self._asked_for(row, y) and self._asked_for(column, x):
                        line[x] = Cell(Kind.ASKED)
        for index, cell in events:
            y = row.cell(index) if row.axis >= 0 else 0
            x = column.cell(index) if column.axis >= 0 else 0
            background[y][x] = _worse(background[y][x], cell)
        return tuple(map(tuple, background))

    def _asked_for(self, window: Window, cell: int) -> bool:
        return window.axis < 0 or window.overlaps(cell, *self.asked[window.axis])

    def _range(self, window: Window) -> str:
        name, n = self.names[window.axis], self.grid[window.axis]
        if (window.start, window.stop) == (0, n):
            return f"{name} 0-{n - 1}"
        return f"{name} {window.start}-{window.stop - 1} of {n}"

    def _words(self, words: list[str], windows: list[Window], left_out: list[int]) -> tuple[str, ...]:
        windows = [window for window in windows if window.axis >= 0]
        for axis in left_out:
            if self._length(axis) == 1:
                words.append(f"At {self.names[axis]} {self.spans[axis][0]} of {self.grid[axis]}.")
            else:
                words.append(f"All {self.names[axis]} 0-{self.grid[axis] - 1} in one picture.")
        binned = any(window.step > 1 for window in windows)
        if binned:
            words.append(f"One cell = {self._steps(windows)}.")
        if binned or any(self._length(axis) > 1 for axis in left_out):
            words.append("A cell shows the worst of its chunks.")
        cut = self.access.reads > len(self.access.read) or self.access.writes > len(self.access.written)
        if not cut and any(window.stop - window.start < self.grid[window.axis] for window in windows):
            words.append("Nothing was touched outside.")
        if self.access.reads > len(self.access.read) > 0:
            words.append(f"The first {len(self.access.read):,} of {self.access.reads:,} reads are drawn.")
        if self.access.writes > len(self.access.written) > 0:
            words.append(f"The first {len(self.access.written):,} of {self.access.writes:,} writes are drawn.")
        return tuple(word for word in words if word)

    def _steps(self, windows: list[Window]) -> str:
        """Say how many chunks a cell holds: ``8 x 8 chunks``, ``1 strip x 12 planes``."""
        names = [self.names[window.axis] for window in windows]
        if any(len(name) == 1 for name in names):
            return " x ".join(str(window.step) for window in windows) + " chunks"
        return " x ".join(
            f"{window.step} {name}{'s' if window.step > 1 else ''}" for window, name in zip(windows, names, strict=True)
        )


def _known(window: Window) -> Window | None:
    return window if window.axis >= 0 else None


def _events(access: Access) -> Iterator[tuple[tuple[int, ...], Cell]]:
    """Yield the index of each chunk that was needed, read or written, and the worst that happened to it."""
    needed, to_write = set(access.needed), set(access.to_write)
    reads, writes = Counter(access.read), Counter(access.written)
    known = need_is_known(access)
    cut = len(access.read) == MAX_TRACE < access.reads
    for number in sorted(needed | to_write | reads.keys() | writes.keys()):
        index = index_of(number, access.grid)
        if index is None:
            continue
        cells = []
        if reads[number]:
            once = Kind.READ if reads[number] == 1 else Kind.AGAIN
            cells.append(Cell(Kind.UNNEEDED if known and number not in needed else once, reads[number]))
        elif number in needed and not cut:
            cells.append(Cell(Kind.MISSED))
        if writes[number]:
            cells.append(Cell(Kind.WRITTEN if writes[number] == 1 else Kind.REWRITTEN, writes[number]))
        elif number in to_write:
            cells.append(Cell(Kind.UNWRITTEN))
        if cells:
            yield index, min(cells, key=lambda cell: _RANK[cell.kind])


def need_is_known(access: Access) -> bool:
    """Say whether a chunk that is not among the needed ones was not needed: the list may be cut, or not kept."""
    return 0 < len(access.needed) < MAX_TRACE or (access.optimum == 0 and not access.to_write)


def index_of(number: int, grid: tuple[int, ...]) -> tuple[int, ...] | None:
    """Return the chunk index of a place in row-major order; None if the grid has no such place."""
    index = []
    for n in reversed(grid):
        number, i = divmod(number, n) if n else (1, 0)
        index.append(i)
    return None if number else tuple(reversed(index))


def _worse(one: Cell, other: Cell) -> Cell:
    return min(one, other, key=lambda cell: (_RANK[cell.kind], -cell.count))


def _clipped(asked: tuple[tuple[int, int], ...], grid: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """Return the part of a refused selection that lies in the grid; empty where there is none."""
    if len(asked) != len(grid):
        return ()
    box = tuple((max(0, start), min(stop, n)) for (start, stop), n in zip(asked, grid, strict=True))
    return box if all(start < stop for start, stop in box) else ()


def axis_names(access: Access) -> tuple[str, ...]:
    """Return what a map calls the axes of an access's grid."""
    ndim = len(access.grid)
    if len(access.axes) == ndim:
        return access.axes
    return tuple("tczyx"[-ndim:]) if 0 < ndim <= 5 else tuple(string.ascii_lowercase[:ndim].ljust(ndim, "?"))


def _panel_width(columns: int, pitch: int, title: str = "") -> int:
    return max(columns * pitch - (pitch - 1), len(title))
