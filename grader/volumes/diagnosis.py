"""From a wrong answer, what was really returned: a sentence for the student, or nothing. Never a guess.

An answer is explained by a *placement*: the level that it comes from and, for each axis of the volume, the indices that
it holds and the axis of the answer that they run along. Two ways lead to one: placements near the right one, and, in
volumes that are small enough, a search for where the answer's first voxels lie. A placement is stated only after the
whole answer (of a very large one, many thousand voxels) has been found to agree with it.
"""

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.volumes.readings import Reading, plain_words, readings, tells_position
from grader.volumes.volume import Array, Selection, Volume, axis_indices, open_mesh

_SEARCHABLE = 2**22
"""Voxels of a level that is searched as a whole, and of an answer that is compared as a whole."""
_SAMPLE = 2**16
_SWEEP = 2**16
_STEPS = (1, 2, 3, 4, 8, -1, -2)
_NAMES = {"t": "timepoint", "c": "channel"}


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


def diagnose(
    volume: Volume,
    got: Any,
    selection: Selection = None,
    level: int = 0,
    chunks: Sequence[int] | None = None,
) -> str | None:
    """Say what a wrong answer really is.

    Parameters
    ----------
    volume : Volume
        What was asked. Its values must tell positions apart: a `Phantom`'s do.
    got : array
        The answer, of any shape and data type.
    selection, level : Selection, int
        What was asked for.
    chunks : sequence of int, optional
        The chunk shape, by which a shift of whole chunks is recognised.

    Returns
    -------
    str or None
        None where the answer is right or nothing is certain. Otherwise such as ``"these are the pixels of y = 10: axis
        1 instead of axis 0"``, ``"level 1 instead of level 2"``, ``"y and x swapped"``, ``"all zeros"``.
    """
    got = np.asarray(got)
    if got.dtype.kind not in "uif" or got.size == 0:
        return None
    asked = axis_indices(volume.levels[level].shape, selection)
    shape = tuple(len(i) for i in asked if i.ndim)
    squeezed = got.reshape([n for n in got.shape if n > 1])
    expected = Placement(level, _runs(asked))
    plain = next(iter(readings(volume.dtype, got.dtype)))
    lossless = np.can_cast(volume.dtype, got.dtype) or tells_position(got)
    if lossless and _agrees(volume, expected, squeezed, plain):
        return _form_words(plain, shape, got.shape)
    if (words := plain_words(got)) is not None:
        return words
    for reading in readings(volume.dtype, got.dtype):
        found = _place(volume, expected, squeezed, reading, chunks)
        if found is not None:
            where = _placement_words(volume, expected, found, chunks)
            return ", ".join(filter(None, (where, reading.words)))
    if got.size == math.prod(shape):
        return _partial_words(volume, expected, asked, got.reshape(shape), plain, chunks) or _reshaped_words(
            volume, asked, got, shape, level, plain
        )
    return None


def _runs(asked: Sequence[Array]) -> tuple[Run, ...]:
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


def _form_words(reading: Reading, shape: tuple[int, ...], got: tuple[int, ...]) -> str | None:
    """Return what is wrong with an answer that holds the right values."""
    words = [reading.words] if reading.words else []
    if got != shape:
        words.append(f"the shape is {got} instead of {shape}")
    return f"the voxels are right, but {' and '.join(words)}" if words else None


def _reshaped_words(
    volume: Volume, asked: Sequence[Array], got: Array, shape: tuple[int, ...], level: int, reading: Reading
) -> str | None:
    """Recognise the right values in the right order in another shape."""
    truth = volume.points(level, *open_mesh(asked)) if got.size <= _SEARCHABLE else None
    if truth is None or got.shape == shape or not tells_position(got):
        return None
    same = reading.equal(truth.reshape(-1), got.reshape(-1)).all()
    return _form_words(reading, shape, got.shape) if same else None


# Finding a placement


def _place(
    volume: Volume, expected: Placement, got: Array, reading: Reading, chunks: Sequence[int] | None
) -> Placement | None:
    """Return the placement that explains the whole answer and differs least from the expected one."""
    if not tells_position(got) or got.ndim > len(volume.axes):
        return None
    for route in (_nearby(volume, expected, got, chunks), _searched(volume, got, reading)):
        found = [
            placement
            for table in route
            for placement in itertools.islice(_survivors(volume, table, got, reading).placements(got.shape), 64)
            if _agrees(volume, placement, got, reading)
        ]
        if found:
            return min(found, key=lambda one: len(_placement_words(volume, expected, one, chunks)))
    return None


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


def _agrees(volume: Volume, placement: Placement, got: Array, reading: Reading) -> bool:
    """Compare the answer with a placement: all of it, or of a very large one a random sample."""
    shape = volume.levels[placement.level].shape
    running = {run.along: run.length for run in placement.runs if run.along >= 0}
    if got.shape != tuple(running.get(axis, 0) for axis in range(len(running))):
        return False
    if any(
        min(r.start, r.last) < -n or max(r.start, r.last) >= 2 * n for r, n in zip(placement.runs, shape, strict=True)
    ):
        return False
    if got.size > _SEARCHABLE:
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
        ratio = _ratio(volume, expected.level, level, axis)
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


def _ratio(volume: Volume, level: int, other: int, axis: int) -> float:
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
        if math.prod(geometry.shape) > _SEARCHABLE:
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


# Half right


def _partial_words(
    volume: Volume,
    expected: Placement,
    asked: Sequence[Array],
    got: Array,
    reading: Reading,
    chunks: Sequence[int] | None,
) -> str | None:
    """Say which part of an answer of the right shape is right, and what the rest is."""
    if got.size > _SEARCHABLE:
        return None
    wrong = ~reading.equal(volume.points(expected.level, *open_mesh(asked)), got)
    share = 1 - np.count_nonzero(wrong) / wrong.size
    if not 0.05 < share < 1 or not got.ndim:
        return None
    box = tuple(slice(int(i.min()), int(i.max()) + 1) for i in np.nonzero(wrong))
    letters = [letter for letter, i in zip(volume.axes, asked, strict=True) if i.ndim]
    if np.count_nonzero(wrong[box]) < 0.95 * wrong[box].size:
        first = tuple(int(i[0]) for i in np.nonzero(wrong))
        return f"{np.count_nonzero(wrong)} of {wrong.size} voxels are wrong, the first at {list(first)} of the answer"
    kept = iter(box)
    part = [i[next(kept)] if i.ndim else i for i in asked]
    squeezed = got[box].reshape([n for n in got[box].shape if n > 1])
    what = plain_words(got[box])
    if what is None:
        inside = Placement(expected.level, _runs(part))
        found = _place(volume, inside, squeezed, reading, chunks)
        what = "other values" if found is None else _placement_words(volume, inside, found, chunks)
    return f"{_box_words(box, got.shape, letters)}: {what}"


def _box_words(box: tuple[slice, ...], shape: tuple[int, ...], letters: Sequence[str]) -> str:
    cut = [axis for axis, (s, n) in enumerate(zip(box, shape, strict=True)) if s.stop - s.start < n]
    rows = {"z": "planes", "y": "rows", "x": "columns", "t": "timepoints", "c": "channels"}
    if len(cut) == 1:
        s, name = box[cut[0]], rows[letters[cut[0]]]
        if s.stop == shape[cut[0]]:
            return f"the first {s.start} {name} are right, from {name[:-1]} {s.start} on"
        if s.start == 0:
            return f"the first {s.stop} {name} are wrong"
    where = ", ".join(f"{letters[axis]} {box[axis].start}:{box[axis].stop}" for axis in cut)
    return f"right except at {where} of the answer"


# Words


def _placement_words(volume: Volume, expected: Placement, found: Placement, chunks: Sequence[int] | None) -> str:
    """Say how a placement differs from the expected one."""
    ratios = [_ratio(volume, expected.level, found.level, axis) for axis in range(len(volume.axes))]
    words = []
    asked = expected.runs
    if found.level != expected.level:
        words.append(f"level {found.level} instead of level {expected.level}")
        if _is_scaled(asked, found.runs, ratios):
            steps = " x ".join(str(max(1, int(r))) for r in ratios)
            return words[0] if set(ratios) == {1.0} else f"{words[0]}, at the same place in steps of {steps} voxels"
    words += _role_words(volume.axes, asked, found.runs)
    done = _exchanged(asked, found.runs)
    for a, b in itertools.combinations(range(len(asked)), 2):
        if not done and _selections_swapped(asked, found.runs, a, b):
            words.append(_swap_words(volume.axes[a], volume.axes[b], "the selections of "))
            done = {a, b}
    sizes = zip(volume.levels[expected.level].shape, volume.levels[found.level].shape, strict=True)
    for axis, (size, found_size) in enumerate(sizes):
        run, other = asked[axis], found.runs[axis]
        if axis not in done and not (_is_whole(run, size) and _is_whole(other, found_size)):
            words += _run_words(volume.axes[axis], run, other, found_size, chunks[axis] if chunks else 0)
    return ", ".join(words)


def _is_whole(run: Run, size: int) -> bool:
    return (run.start, run.step, run.length) == (0, 1, size)


def _selections_swapped(asked: Sequence[Run], found: Sequence[Run], a: int, b: int) -> bool:
    """Say whether two axes were read with each other's start, step and length."""
    mine, theirs = [[(run.start, run.step, run.length) for run in (runs[a], runs[b])] for runs in (asked, found)]
    return asked[a].along >= 0 and asked[b].along >= 0 and mine[0] != mine[1] and mine == theirs[::-1]


def _swap_words(a: str, b: str, what: str = "") -> str:
    return "x, y, z order instead of z, y, x" if a + b == "zx" else f"{what}{a} and {b} swapped"


def _is_scaled(asked: Sequence[Run], found: Sequence[Run], ratios: Sequence[float]) -> bool:
    return all(
        b.start == int(a.start * r) and b.step == a.step * r and b.along == a.along
        for a, b, r in zip(asked, found, ratios, strict=True)
    )


def _exchanged(asked: Sequence[Run], found: Sequence[Run]) -> set[int]:
    """Return the axes of which one was to be fixed and another is; they are described together."""
    fixed = [axis for axis, (a, b) in enumerate(zip(asked, found, strict=True)) if a.along < 0 <= b.along]
    freed = [axis for axis, (a, b) in enumerate(zip(asked, found, strict=True)) if b.along < 0 <= a.along]
    return {fixed[0], freed[0]} if len(fixed) == len(freed) == 1 else set()


def _role_words(axes: str, asked: Sequence[Run], found: Sequence[Run]) -> list[str]:
    """Say which axes have taken another's place."""
    exchanged = _exchanged(asked, found)
    words = []
    if exchanged:
        to_fix = next(axis for axis in exchanged if asked[axis].along < 0)
        (fixed,) = exchanged - {to_fix}
        words.append(
            f"these are the pixels of {axes[fixed]} = {found[fixed].start}: axis {fixed} instead of axis {to_fix}"
        )
    order = sorted((axis for axis, run in enumerate(found) if run.along >= 0), key=lambda axis: found[axis].along)
    moved = [axis for axis, natural in zip(order, sorted(order), strict=True) if axis != natural]
    if len(moved) == 2:
        words.append(_swap_words(axes[min(moved)], axes[max(moved)]))
    elif moved:
        words.append(f"axes in the order {', '.join(axes[axis] for axis in order)}")
    return words


def _run_words(letter: str, asked: Run, found: Run, size: int, chunk: int) -> Iterator[str]:
    """Say how the indices along one axis differ."""
    name = _NAMES.get(letter, "")
    if found.along < 0:
        if asked.along >= 0:
            yield f"{letter} = {found.start} alone"
        elif found.start != asked.start:
            both = (f"{name} {i}" if name else f"{letter} = {i}" for i in (found.start, asked.start))
            last = " (the last one)" if found.start == size - 1 else ""
            yield ("plane " if letter == "z" else "") + " instead of ".join(both) + last
    elif asked.along < 0:
        whole = found.start == 0 and found.step == 1 and found.length == size
        yield f"{f'the whole of {letter}' if whole else _span(letter, found)} instead of {letter} = {asked.start}"
    elif found.step == -asked.step and found.length == asked.length and found.last == asked.start:
        yield f"flipped along {letter}"
    elif found.step != asked.step:
        yield f"{_span(letter, found)} instead of {_span(letter, asked)}"
    elif found.start != asked.start:
        yield _shift_words(letter, asked, found, size, chunk)
    elif found.length != asked.length:
        yield f"{found.length} voxels along {letter} instead of {asked.length}"


def _shift_words(letter: str, asked: Run, found: Run, size: int, chunk: int) -> str:
    by = found.start - asked.start
    n, unit = (abs(by) // chunk, "whole chunk") if chunk > 3 and by % chunk == 0 else (abs(by), "voxel")
    count = f"one {unit}" if n == 1 else f"{n} {unit}s"
    where = f"from {letter} = {found.start % size} on instead of {letter} = {asked.start}"
    if found.start < 0 or max(found.start, found.last) >= size:
        where = f"wrapped round at the edge: {where}"
    length = "" if found.length == asked.length else f", {found.length} voxels instead of {asked.length}"
    return f"shifted by {count} along {letter} ({where}{length})"


def _span(letter: str, run: Run) -> str:
    step = "" if run.step == 1 else f" in steps of {run.step}"
    return f"{letter} = {run.start} to {run.last}{step}"
