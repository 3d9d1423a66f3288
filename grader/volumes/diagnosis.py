"""From a wrong answer, what was really returned: a sentence for the student, or nothing. Never a guess.

An answer is explained by a *placement*: the level that it comes from and, for each axis of the volume, the indices that
it holds and the axis of the answer that they run along. Two ways lead to one: placements near the right one, and, in
volumes that are small enough, a search for where the answer's first voxels lie. A placement is stated only after the
whole answer (of a very large one, many thousand voxels) has been found to agree with it.
"""

import itertools
import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from grader.volumes.placement import COMPARABLE, Placement, Run, agrees, find_placements, level_ratio, runs_of
from grader.volumes.readings import Reading, plain_words, readings, tells_position
from grader.volumes.volume import Array, Selection, Volume, axis_indices, open_mesh

_NAMES = {"t": "timepoint", "c": "channel"}


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
    expected = Placement(level, runs_of(asked))
    plain = next(iter(readings(volume.dtype, got.dtype)))
    lossless = np.can_cast(volume.dtype, got.dtype) or tells_position(got)
    if lossless and agrees(volume, expected, squeezed, plain):
        return _form_words(plain, shape, got.shape)
    if (words := plain_words(got)) is not None:
        return words
    for reading in readings(volume.dtype, got.dtype):
        where = _shortest_words(volume, expected, squeezed, reading, chunks)
        if where is not None:
            return ", ".join(filter(None, (where, reading.words)))
    if got.size == math.prod(shape):
        return _partial_words(volume, expected, asked, got.reshape(shape), plain, chunks) or _reshaped_words(
            volume, asked, got, shape, level, plain
        )
    return None


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
    truth = volume.points(level, *open_mesh(asked)) if got.size <= COMPARABLE else None
    if truth is None or got.shape == shape or not tells_position(got):
        return None
    same = reading.equal(truth.reshape(-1), got.reshape(-1)).all()
    return _form_words(reading, shape, got.shape) if same else None


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
    if got.size > COMPARABLE:
        return None
    wrong = ~reading.equal(volume.points(expected.level, *open_mesh(asked)), got)
    share = 1 - np.count_nonzero(wrong) / wrong.size
    if not 0.05 < share < 1 or not got.ndim:
        return None
    box = tuple(slice(int(i.min()), int(i.max()) + 1) for i in np.nonzero(wrong))
    letters = [letter for letter, i in zip(volume.axes, asked, strict=True) if i.ndim]
    if np.count_nonzero(wrong[box]) < 0.95 * wrong[box].size:
        return None  # here and there: how many are wrong, and the first of them, is said with the gap
    kept = iter(box)
    part = [i[next(kept)] if i.ndim else i for i in asked]
    squeezed = got[box].reshape([n for n in got[box].shape if n > 1])
    what = plain_words(got[box])
    if what is None:
        inside = Placement(expected.level, runs_of(part))
        what = _shortest_words(volume, inside, squeezed, reading, chunks) or "other values"
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


def _shortest_words(
    volume: Volume, expected: Placement, got: Array, reading: Reading, chunks: Sequence[int] | None
) -> str | None:
    """Describe the placement that differs least from the expected one, if there is any."""
    found = find_placements(volume, expected, got, reading, chunks)
    return min((_placement_words(volume, expected, one, chunks) for one in found), key=len, default=None)


def _placement_words(volume: Volume, expected: Placement, found: Placement, chunks: Sequence[int] | None) -> str:
    """Say how a placement differs from the expected one."""
    ratios = [level_ratio(volume, expected.level, found.level, axis) for axis in range(len(volume.axes))]
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
            it, right = (f"{name} {i}" if name else f"{letter} = {i}" for i in (found.start, asked.start))
            last = " (the last one)" if found.start == size - 1 else ""
            yield f"{'plane ' * (letter == 'z')}{it}{last} instead of {right}"
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
