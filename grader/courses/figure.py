"""`grade figure`: from the reads of the student's own viewer to the module's figure."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from grader.checks import ex14_viewport, ex16_viewer
from grader.checks.viewing import View, level_of, levels_of
from grader.checks.zarr_arrays import ZarrPyramid
from grader.courses.run import run
from grader.reports.figure import Block, FigurePanel, figure
from grader.reports.model import MAX_TRACE, CheckResult, Report, Status
from grader.reports.png import to_gray
from grader.reports.scene import Scene
from grader.reports.words import STATUS_WORDS, one_line
from grader.stores.log import ArrayGrid
from grader.volumes.embryo import Embryo
from grader.volumes.volume import Volume, pyramid

_SIDE = 7
"""Level from which the whole specimen is drawn from the side."""

_EX16, _EX14 = ("ex16_viewer", "reads_what_is_not_in_memory"), ("ex14_viewport", "reads_what_is_in_view")


_RIGHT = (Status.PASSED, Status.HALF, Status.OVER_BUDGET)
"""What was shown was right, however much was read for it."""


class NoFigure(Exception):
    """There is nothing to draw; the message is one sentence that says what to do."""


@dataclass(frozen=True)
class Taken:
    """A view that was taken, and what was read for it.

    Attributes
    ----------
    view : View
        The view.
    level : int
        Its level.
    read : tuple of int
        Places of the chunks that were read for it, repeats included, by the access log.
    kept : frozenset of int
        Places of chunks of that level that were read for earlier views.
    """

    view: View
    level: int
    read: tuple[int, ...]
    kept: frozenset[int]


def draw(folder: Path) -> Scene:
    """Grade the tour of ex16 in a folder of answers, or else the zoom of ex14, and draw the figure of its reads.

    Raises
    ------
    NoFigure
        If neither answer is right.
    """
    reasons = []
    for (exercise, name), take, choose, image in (
        (_EX16, tour_taken, _of_tour, ex16_viewer.BIG),
        (_EX14, zoom_taken, _of_zoom, ex14_viewport.BIG),
    ):
        file = folder / f"{exercise}.py"
        if not file.is_file():
            reasons.append(f"{file.name} is not there")
            continue
        report = run([f"{file}::{name}"])[0]
        result = report.exercises[0].checks[0]
        if result.status in _RIGHT and result.tables:  # of a tour that was stopped there is no table
            panels = [_panel(image, title, taken) for title, taken in choose(take(report, result))]
            return figure(panels, _about(exercise))
        reasons.append(f"{name} of {exercise}: {STATUS_WORDS[result.status]}")
    raise NoFigure(
        f"There is no figure to draw yet ({one_line('; '.join(reasons))}): write Viewer.frame of ex16 first."
    )


def _about(exercise: str) -> str:
    return (
        f"35.2 TB of synthetic embryo, ten levels in chunks of 64 x 64 x 64; the chunks are those in the access log of "
        f"{exercise}."
    )


def tour_taken(report: Report, result: CheckResult) -> list[Taken]:
    """Return the frames of ex16's tour, each with its reads: the table says how many of the log are whose."""
    parts = ex16_viewer.tour(ex16_viewer.BIG)
    rows = _column(result, "frame by frame")
    views = [view for part in parts for view in part.views]
    return list(_cut(ex16_viewer.BIG, views, [n for row in rows for n in row], result))


def zoom_taken(report: Report, result: CheckResult) -> list[Taken]:
    """Return the views of ex14's way from the whole image to single voxels, each with its reads."""
    views = ex14_viewport.ZOOM.views
    rows = _column(result, "view by view")
    taken = list(_cut(ex14_viewport.BIG, views, [n for row in rows for n in row], result))
    return [Taken(one.view, one.level, one.read, frozenset()) for one in taken]  # render keeps nothing


def _column(result: CheckResult, name: str) -> list[list[int]]:
    """Return the numbers in a column of a check's table."""
    for table in result.tables:
        if name in table.head:
            place = table.head.index(name)
            return [list(map(int, row[place].split())) for row in table.rows]
    raise NoFigure(f"The report of {result.name} does not say which view read what: grade it anew.")


def _cut(image: ZarrPyramid, views: Sequence[View], counts: Sequence[int], result: CheckResult) -> Iterator[Taken]:
    """Cut the log of each level, which is in the order of the views, into the reads of each view."""
    accesses = {access.level: access for access in result.accesses}
    n_reads = sum(access.reads for access in accesses.values())
    if len(counts) != len(views) or sum(counts) != n_reads or any(a.reads > MAX_TRACE for a in accesses.values()):
        raise NoFigure(f"{result.name} read too much for a figure: it is drawn when every chunk is read once.")
    logs = {level: iter(access.read) for level, access in accesses.items()}
    kept: dict[int, frozenset[int]] = {}
    for view, count in zip(views, counts, strict=True):
        level = level_of(image, view)
        before = kept.get(level, frozenset())
        read = tuple(itertools.islice(logs.get(level, iter(())), count))
        kept[level] = before | set(read)
        yield Taken(view, level, read, before)


def _of_tour(taken: Sequence[Taken]) -> Iterator[tuple[str, Taken]]:
    """Choose the overview, the slice at an angle that took most chunks, and the first view from nearby."""
    yield "Overview", taken[0]
    turned = [one for one in taken if one.view.v[0]]
    yield "At an angle", max(reversed(turned), key=lambda one: len(set(one.read)))
    finest = min(one.level for one in taken)
    yield "Zoomed in", next(one for one in taken if one.level == finest)


def _of_zoom(taken: Sequence[Taken]) -> Iterator[tuple[str, Taken]]:
    """Choose the first view, one half-way down the levels, and the first of the finest level."""
    yield "Overview", taken[0]
    middle = (taken[0].level + taken[-1].level) // 2
    yield "On the way", next(one for one in taken if one.level == middle)
    yield "Zoomed in", next(one for one in taken if one.level == taken[-1].level)


def _panel(image: ZarrPyramid, title: str, taken: Taken) -> FigurePanel:
    levels = levels_of(image)
    level = levels[taken.level]
    volume = _embryo(image)
    grid = ArrayGrid("", taken.level, level.shape, level.chunk_shape, 1)
    depth, width = (level.shape[axis] / level.chunk_shape[axis] for axis in (0, 2))
    columns = (taken.view.points(level)[[0, 2], 0] + 0.5) / np.reshape([level.shape[0], level.shape[2]], (2, 1))
    ends = columns[:, ((columns >= 0) & (columns <= 1)).all(axis=0)][:, [0, -1]].T.tolist()
    return FigurePanel(
        title=title,
        level=taken.level,
        levels=len(levels),
        picture=_shown(volume, image, taken),
        blocks=tuple(_blocks(image, taken)),
        read=[_index(grid, place) for place in taken.read],
        kept=frozenset(_index(grid, place) for place in taken.kept),
        side=_from_the_side(volume, taken.view),
        grid=_index(grid, grid.n_chunks - 1, 1),
        overhang=(depth, width),
        ends=((ends[0][0], ends[0][1]), (ends[1][0], ends[1][1])),
    )


def _index(grid: ArrayGrid, place: int, more: int = 0) -> tuple[int, int, int]:
    z, y, x = grid.index(place)
    return z + more, y + more, x + more


def _embryo(image: ZarrPyramid) -> Volume:
    """Return an embryo with little yolk in the place of the phantom that was graded with: it is nicer to look at."""
    formula = replace(Embryo.of(image.shape, image.voxel_um), shell=(0.3, 0.93))
    return pyramid(formula, image.shape, image.storage.chunks, image.factors, image.voxel_um, image.n_levels)


def _shown(volume: Volume, image: ZarrPyramid, taken: Taken) -> np.ndarray:
    """Return what a view shows, as it would on a screen; black outside."""
    level = levels_of(image)[taken.level]
    voxels = taken.view.voxels(level)
    inside = ((voxels >= 0) & (voxels < np.reshape(level.shape, (3, 1, 1)))).all(axis=0)
    gray = np.zeros(inside.shape, np.uint8)
    gray[inside] = to_gray(volume.points(taken.level, *voxels[:, inside]))
    return gray


def _from_the_side(volume: Volume, view: View) -> np.ndarray:
    """Return the specimen at the middle of a view: z down, x across."""
    number = min(_SIDE, len(volume.levels) - 1)
    level = volume.levels[number]
    y = int((view.center_um[1] - level.translation_um[1]) / level.scale_um[1] + 0.5)
    return to_gray(volume.read((slice(None), min(max(y, 0), level.shape[1] - 1)), number))


def _blocks(image: ZarrPyramid, taken: Taken) -> Iterator[Block]:
    """Yield what a view, whose rows follow each other along y, shows of each chunk."""
    level = levels_of(image)[taken.level]
    voxels = taken.view.voxels(level)
    chunks = voxels // np.reshape(level.chunk_shape, (3, 1, 1))
    within = (voxels >= 0) & (voxels < np.reshape(level.shape, (3, 1, 1)))
    rows = _runs([(int(y),) if ok else None for y, ok in zip(chunks[1, :, 0], within[1, :, 0], strict=True)])
    ok_columns = within[0, 0] & within[2, 0]
    pairs = zip(chunks[0, 0].tolist(), chunks[2, 0].tolist(), ok_columns, strict=True)
    columns = _runs([(z, x) if ok else None for z, x, ok in pairs])
    for (y,), top, bottom in rows:
        for (z, x), left, right in columns:
            yield Block((z, y, x), left, top, right, bottom)


def _runs(keys: Sequence[tuple[int, ...] | None]) -> list[tuple[tuple[int, ...], int, int]]:
    """Return each run of equal keys: the key, its first place, and the one behind its last."""
    runs, start = [], 0
    for key, group in itertools.groupby(keys):
        stop = start + len(list(group))
        if key is not None:
            runs.append((key, start, stop))
        start = stop
    return runs
