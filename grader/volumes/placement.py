"""Where an answer's voxels come from: placements near the expected one, or found by a search, each one verified."""

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from grader.volumes.readings import Reading, tells_position
from grader.volumes.volume import Array, Volume, open_mesh

COMPARABLE = 2**22
"""Voxels of a level that is searched as a whole, and of an answer that is compared as a whole."""
_SAMPLE = 2**16
_SWEEP = 2**16
_STEPS = (1, 2, 3, 4, 8, -1, -2)


@dataclass(frozen=True)
class Run:
    """The indices of one axis of a volume that an answer holds.

    Attributes
    ----------
    start, step, length : int
        They are ``start + step * i`` for ``0 <= i < length``; step 0 for a single one.
    along : int
        The axis of the answer that they run along; -1 for a single one.
    """

    start: int
    step: int = 0
    length: int = 1
    along: int = -1

    @property
    def last(self) -> int:
        """The last index."""
        return self.start + self.step * (self.length - 1)


@dataclass(frozen=True)
class Placement:
    """Where an answer's voxels come from: a level, and a run for each axis."""

    level: int
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Table:
    """Many placements at one level: arrays of shape (placements, axes); `along` is -1 where an axis does not run."""

    level: int
    start: Array
    step: Array
    along: Array

    def where(self, keep: Array) -> "Table":
        """Return those placements that `keep` says (or lists)."""
        return Table(self.level, self.start[keep], self.step[keep], self.along[keep])

    def placements(self, shape: tuple[int, ...]) -> Iterator[Placement]:
        """Yield them one by one, for an answer of `shape`."""
        for start, step, along in zip(self.start.tolist(), self.step.tolist(), self.along.tolist(), strict=True):
            runs = (Run(a, s, shape[k], k) if k >= 0 else Run(a) for a, s, k in zip(start, step, along, strict=True))
            yield Placement(self.level, tuple(runs))


def runs_of(asked: Sequence[Array]) -> tuple[Run, ...]:
    """Return the runs of a selection; axes of one index do not run."""
    runs = []
    place = 0
    for i in asked:
        if i.size == 1:
            runs.append(Run(int(i.reshape(-1)[0])))
        else:
            start, step = (int(i[0]), int(i[1] - i[0])) if i.size else (0, 1)
            runs.append(Run(start, step, i.size, place))
            place += 1
    return tuple(runs)


def find_placements(
    volume: Volume, expected: Placement, got: Array, reading: Reading, chunks: Sequence[int] | None
) -> list[Placement]:
    """Return the placements that explain a whole answer (its axes of length 1 removed): near ones, if there are any."""
    if not tells_position(got) or got.ndim > len(volume.axes):
        return []
    for route in (_nearby(volume, expected, got, chunks), _searched(volume, got, reading)):
        found = [
            placement
            for table in route
            for placement in itertools.islice(_survivors(volume, table, got, reading).placements(got.shape), 64)
            if agrees(volume, placement, got, reading)
        ]
        if found:
            return found
    return []


def _survivors(volume: Volume, table: Table, got: Array, reading: Reading) -> Table:
    """Return the placements that agree with the answer at a few dozen of its voxels."""
    shape = np.array(volume.levels[table.level].shape)
    rng = np.random.default_rng(0)
    corners = itertools.product(*((0, n - 1) for n in got.shape))
    probes = [*itertools.islice(corners, 8), *(tuple(int(rng.integers(n)) for n in got.shape) for _ in range(24))]
    for probe in probes:
        if not len(table.start):
            break
        index = table.start + table.step * np.array([*probe, 0])[table.along]
        inside = ((-shape <= index) & (index < 2 * shape)).all(axis=1)
        values = volume.points(table.level, *np.mod(index, shape).T)
        table = table.where(inside & reading.equal(values, got[probe]))
    return table


def agrees(volume: Volume, placement: Placement, got: Array, reading: Reading) -> bool:
    """Compare the answer with a placement: all of it, or of a very large one a random sample."""
    shape = volume.levels[placement.level].shape
    running = {run.along: run.length for run in placement.runs if run.along >= 0}
    if got.shape != tuple(running.get(axis, 0) for axis in range(len(running))):
        return False
    if any(
        min(r.start, r.last) < -n or max(r.start, r.last) >= 2 * n for r, n in zip(placement.runs, shape, strict=True)
    ):
        return False
    if got.size > COMPARABLE:
        rng = np.random.default_rng(0)
        where: list[Array] = [rng.integers(0, n, _SAMPLE) for n in got.shape]
        truth = volume.points(placement.level, *_indices(placement, where, shape))
        return bool(reading.equal(truth, got[tuple(where)]).all())
    step = max(1, len(got) * 2**16 // got.size) if got.ndim else 1
    for first in range(0, len(got) if got.ndim else 1, step):
        part = got[first : first + step] if got.ndim else got
        mesh = open_mesh([np.arange(n) for n in part.shape])
        mesh = [mesh[0] + first, *mesh[1:]] if mesh else []
        truth = volume.points(placement.level, *_indices(placement, mesh, shape))
        if not reading.equal(truth, part).all():
            return False
    return True


def _indices(placement: Placement, where: Sequence[Array], shape: Sequence[int]) -> list[Array]:
    """Return the volume's indices at places of the answer; beyond an edge they wrap round."""
    runs = zip(placement.runs, shape, strict=True)
    return [np.mod(np.asarray(r.start + r.step * where[r.along] if r.along >= 0 else r.start), n) for r, n in runs]


def _nearby(volume: Volume, expected: Placement, got: Array, chunks: Sequence[int] | None) -> Iterator[Table]:
    """Yield placements that differ from the expected one by the usual mistakes, at every level."""
    roles = list(_roles(volume, expected, got.ndim))
    for level in range(len(volume.levels)):
        for role in roles:
            yield _product(level, role, _options(volume, expected, got.shape, level, role, chunks))
    for role in roles:
        plain = [[_as_asked(run, k)] for run, k in zip(expected.runs, role, strict=True)]
        for axis, size in enumerate(volume.levels[expected.level].shape):
            if size <= _SWEEP:
                step = plain[axis][0][1]
                swept = [*plain[:axis], [(start, step) for start in range(size)], *plain[axis + 1 :]]
                yield _product(expected.level, role, swept)


def _roles(volume: Volume, expected: Placement, ndim: int) -> Iterator[tuple[int, ...]]:
    """Yield, for each axis of the volume, the axis of the answer that it may run along, or -1."""
    n = len(volume.axes)
    may = [a for a in range(n) if volume.axes[a] in "zyx" or expected.runs[a].along >= 0]
    for axes in itertools.permutations(may, ndim):
        yield tuple(axes.index(a) if a in axes else -1 for a in range(n))


def _as_asked(run: Run, along: int) -> tuple[int, int]:
    """Return (start, step) as asked for, in the role that the axis now has."""
    if along < 0:
        return run.start, 0
    return (run.start, run.step) if run.along >= 0 else (0, 1)


def _options(
    volume: Volume,
    expected: Placement,
    shape: tuple[int, ...],
    level: int,
    role: tuple[int, ...],
    chunks: Sequence[int] | None,
) -> list[list[tuple[int, int]]]:
    """Return, for each axis, the pairs (start, step) to be tried."""
    options = []
    for axis, (run, along) in enumerate(zip(expected.runs, role, strict=True)):
        start, step = _as_asked(run, along)
        size = volume.levels[level].shape[axis]
        pairs = {(start, step), (0, step), (0, min(1, abs(step))), (start, min(1, abs(step)))}
        pairs |= {_as_asked(other, along) for other in expected.runs}
        ratio = level_ratio(volume, expected.level, level, axis)
        pairs |= {(int(start * ratio), step), (int(start * ratio), int(step * ratio) or step)}
        if level == expected.level:
            chunk = chunks[axis] if chunks else 1
            shifts = (-3, -2, -1, 1, 2, 3, -chunk, chunk, -2 * chunk, 2 * chunk)
            pairs |= {(start + shift, step) for shift in shifts}
            pairs |= {(size - 1 - start, 0)} if along < 0 else set()
        if along < 0:
            pairs = {(i, 0) for i, _ in pairs if 0 <= i < size}
        else:
            pairs |= {(a + s * (shape[along] - 1), -s) for a, s in pairs} | {(size - 1, -1)}
        options.append(sorted(pairs))
    return options


def level_ratio(volume: Volume, level: int, other: int, axis: int) -> float:
    """Return how many voxels of level `other` make one of `level` along an axis."""
    space = axis - (len(volume.axes) - len(volume.levels[0].factors))
    return 1.0 if space < 0 else volume.levels[level].factors[space] / volume.levels[other].factors[space]


def _product(level: int, role: tuple[int, ...], options: Sequence[Sequence[tuple[int, int]]]) -> Table:
    """Return the placements of every combination of (start, step), one an axis."""
    pairs = [np.array(pair, np.int64) for pair in options]
    choice = np.meshgrid(*(np.arange(len(pair)) for pair in pairs), indexing="ij")
    picked = [pair[i.reshape(-1)] for pair, i in zip(pairs, choice, strict=True)]
    start = np.stack([pair[:, 0] for pair in picked], axis=1)
    step = np.stack([pair[:, 1] for pair in picked], axis=1)
    return Table(level, start, step, np.broadcast_to(np.array(role), start.shape))


def _searched(volume: Volume, got: Array, reading: Reading) -> Iterator[Table]:
    """Yield, for each level that is small enough, the placements that the answer's first voxels allow."""
    for level, geometry in enumerate(volume.levels):
        if math.prod(geometry.shape) > COMPARABLE:
            continue
        truth = volume.read(level=level)
        start = np.stack(np.nonzero(reading.equal(truth, got[(0,) * got.ndim])), axis=1)
        table = Table(level, start, np.zeros_like(start), np.full_like(start, -1))
        for axis in range(got.ndim):
            table = _follow(truth, table, got, axis, reading)
        yield table


def _follow(truth: Array, table: Table, got: Array, axis: int, reading: Reading) -> Table:
    """Extend placements by the axis of the volume, and the step, that an axis of the answer may run along."""
    values = np.moveaxis(got, axis, -1)[(0,) * (got.ndim - 1)][:4]
    extended = []
    for a, step in itertools.product(range(truth.ndim), _STEPS):
        new = table.where(table.along[:, a] < 0)
        new = Table(table.level, new.start, new.step.copy(), new.along.copy())
        new.step[:, a], new.along[:, a] = step, axis
        for i, value in enumerate(values):
            index = new.start[:, a] + step * i
            inside = (index >= 0) & (index < truth.shape[a])
            place = [new.start[:, b] if b != a else np.clip(index, 0, truth.shape[a] - 1) for b in range(truth.ndim)]
            new = new.where(inside & reading.equal(truth[tuple(place)], value))
        extended.append(new)
    tables = [np.concatenate([getattr(t, name) for t in extended]) for name in ("start", "step", "along")]
    return Table(table.level, *tables)
