"""From wrongly sampled points (an oblique slice, a rendered view), what was really sampled."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from grader.volumes.readings import Reading, plain_words, readings, tells_position
from grader.volumes.volume import Array, Volume

_SAMPLE = 2**20

Outside = Callable[[Array, Array], Array]


def nearest(points: Array) -> Array:
    """Return the index of the voxel that each coordinate lies in: floor(p + 0.5), ties upwards."""
    return np.floor(np.asarray(points) + 0.5).astype(np.int64)


_ROUNDINGS: dict[str, Callable[[Array], Array]] = {
    "": nearest,
    "halves are rounded to the even neighbour, not up": lambda p: np.rint(p).astype(np.int64),
    "rounded down instead of to the nearest voxel": lambda p: np.floor(p).astype(np.int64),
    "rounded up instead of to the nearest voxel": lambda p: np.ceil(p).astype(np.int64),
    "truncated towards zero instead of rounded to the nearest voxel": lambda p: np.trunc(p).astype(np.int64),
}
_OUTSIDE: dict[str, Outside] = {
    "": lambda index, shape: index,
    "outside, negative indices have wrapped round to the other end": lambda index, shape: np.where(
        index < 0, index + shape, index
    ),
    "outside, indices have wrapped round to the other end": np.mod,
    "outside, the voxels at the edge are repeated": lambda index, shape: np.clip(index, 0, shape - 1),
}
_TURNS: dict[str, Callable[[Array], Array]] = {
    "": lambda got: got,
    "rows and columns of the answer are swapped": lambda got: got.T,
    "the answer is upside down": lambda got: got[::-1],
    "the answer is mirrored from left to right": lambda got: got[:, ::-1],
    "the answer is turned by 180 degrees": lambda got: got[::-1, ::-1],
}


@dataclass(frozen=True)
class Sampling:
    """One way to sample points: what it does to them, in words, and how.

    Attributes
    ----------
    words : tuple of str
        How it differs from the right way.
    level : int
        Level of the pyramid.
    move : callable
        From the points to those sampled, both of shape (axes, …).
    rounding, outside : callable
        From those to voxel indices, and what becomes of indices outside.
    """

    words: tuple[str, ...]
    level: int
    move: Callable[[Array], Array] = field(default=lambda points: points)
    rounding: Callable[[Array], Array] = nearest
    outside: Outside = _OUTSIDE[""]

    def values(self, volume: Volume, points: Array, fill: Any) -> Array:
        """Return what this way of sampling gives; `fill` where it leaves the volume."""
        size = volume.levels[self.level].shape
        shape = np.array(size).reshape(-1, *(1,) * (points.ndim - 1))
        index = self.outside(self.rounding(self.move(points)), shape)
        inside = ((index >= 0) & (index < shape)).all(axis=0)
        out = np.full(inside.shape, np.asarray(fill).astype(volume.dtype))
        out[inside] = volume.points(self.level, *index[:, inside])
        return out


def diagnose_points(volume: Volume, points: Array, got: Any, level: int = 0, fill: Any = 0) -> str | None:
    """Say what a wrong answer at sampled points really is.

    Parameters
    ----------
    volume : Volume
        What was sampled; its values must tell positions apart: a `Phantom`'s do.
    points : array of float or int, shape (axes, …)
        Coordinates in voxels of the level, z, y, x; right is the nearest voxel, floor(p + 0.5).
    got : array, shape (…)
        The answer.
    level : int
        The level that was asked for.
    fill : number
        Value of the points outside.

    Returns
    -------
    str or None
        None where the answer is right or nothing is certain. Otherwise such as ``"shifted by one voxel along x"`` or
        ``"x, y, z order instead of z, y, x"``.
    """
    points, got = np.asarray(points), np.asarray(got)
    if got.dtype.kind not in "uif" or got.size == 0:
        return None
    right = Sampling((), level)
    truth = right.values(volume, points, fill)
    plain = next(iter(readings(volume.dtype, got.dtype)))
    if got.shape == truth.shape and plain.equal(truth, got).all():
        return f"the voxels are right, but {plain.words}" if plain.words else None
    if (words := plain_words(got)) is not None:
        return words
    if not tells_position(got):
        return None
    found = _turned(truth, got, plain)
    if found is None and got.shape == truth.shape:
        found = next(_matching(volume, points, got, fill, level), None) or _partly(truth, got, points, volume, level)
    return found


def _turned(truth: Array, got: Array, reading: Reading) -> str | None:
    if truth.ndim != 2 or got.ndim != 2:
        return None
    for words, turn in _TURNS.items():
        turned = turn(got)
        if words and turned.shape == truth.shape and reading.equal(truth, turned).all():
            return ", ".join(filter(None, (words, reading.words)))
    return None


def _matching(volume: Volume, points: Array, got: Array, fill: Any, level: int) -> Iterator[str]:
    """Yield the words of each sampling that gives the whole answer, the likeliest first."""
    flat, answer = points.reshape(len(points), -1), got.reshape(-1)
    probe = np.random.default_rng(0).integers(0, answer.size, 256)
    for sampling in _samplings(volume, level):
        for reading in readings(volume.dtype, got.dtype):
            if not reading.equal(sampling.values(volume, flat[:, probe], fill), answer[probe]).all():
                continue
            if reading.equal(sampling.values(volume, flat[:, :_SAMPLE], fill), answer[:_SAMPLE]).all():
                yield ", ".join(filter(None, (*sampling.words, reading.words)))


def _samplings(volume: Volume, level: int) -> Iterator[Sampling]:
    """Yield the usual mistakes, one at a time, then two together."""
    moves = [*_orders(volume.axes), *_shifts(volume, level)]
    for (how, rounding), (where, outside) in itertools.product(_ROUNDINGS.items(), _OUTSIDE.items()):
        yield Sampling(tuple(filter(None, (how, where))), level, rounding=rounding, outside=outside)
    for words, move in moves:
        yield Sampling((words,), level, move)
    for other in range(len(volume.levels)):
        if other != level:
            words = f"level {other} instead of level {level}"
            yield Sampling((f"{words}, at the same voxel indices",), other)
            yield Sampling((words,), other, _between(volume, level, other))
    for (words, move), (how, rounding) in itertools.product(moves, _ROUNDINGS.items()):
        for where, outside in _OUTSIDE.items():
            yield Sampling(tuple(filter(None, (words, how, where))), level, move, rounding, outside)


def _orders(axes: str) -> Iterator[tuple[str, Callable[[Array], Array]]]:
    n = len(axes)
    for order in itertools.permutations(range(n)):
        if order == tuple(range(n)):
            continue
        moved = [axis for axis in range(n) if order[axis] != axis]
        words = f"axes in the order {', '.join(axes[axis] for axis in order)}"
        if len(moved) == 2:
            words = f"{axes[moved[0]]} and {axes[moved[1]]} swapped"
        if order == tuple(reversed(range(n))) and n == 3:
            words = "x, y, z order instead of z, y, x"
        yield words, lambda points, order=order: points[list(order)]  # type: ignore[misc]


def _shifts(volume: Volume, level: int) -> Iterator[tuple[str, Callable[[Array], Array]]]:
    for axis, letter in enumerate(volume.axes):
        for by in (-1, 1, -0.5, 0.5):
            amount = "one voxel" if abs(by) == 1 else "half a voxel"
            offset = np.zeros(len(volume.axes))
            offset[axis] = by
            yield f"shifted by {amount} along {letter}", _plus(offset)
    for by in (-1, 1, -0.5, 0.5):
        amount = "one voxel" if abs(by) == 1 else "half a voxel"
        yield f"shifted by {amount} along every axis", _plus(np.full(len(volume.axes), by))
    geometry = volume.levels[level]
    if any(geometry.translation_um) and len(geometry.scale_um) == len(volume.axes):
        offset = np.array(geometry.translation_um) / np.array(geometry.scale_um)
        yield f"the translation of level {level} is left out", _plus(offset)
        yield f"the translation of level {level} is taken twice", _plus(-offset)


def _plus(offset: Array) -> Callable[[Array], Array]:
    return lambda points: points + offset.reshape(-1, *(1,) * (points.ndim - 1))


def _between(volume: Volume, level: int, other: int) -> Callable[[Array], Array]:
    """Return the change of coordinates from one level to the same physical places on another."""
    a, b = volume.levels[level], volume.levels[other]
    none = len(volume.axes) - len(a.factors)
    scale = np.array((1.0,) * none + tuple(x / y for x, y in zip(a.scale_um, b.scale_um, strict=True)))
    moved = zip(a.translation_um, b.translation_um, b.scale_um, strict=True)
    offset = np.array((0.0,) * none + tuple((t - u) / s for t, u, s in moved))

    def change(points: Array) -> Array:
        more = (1,) * (points.ndim - 1)
        changed: Array = points * scale.reshape(-1, *more) + offset.reshape(-1, *more)
        return changed

    return change


def _partly(truth: Array, got: Array, points: Array, volume: Volume, level: int) -> str | None:
    """Say where it is wrong, where most of it is right."""
    wrong = truth != got
    if np.count_nonzero(wrong) > 0.95 * wrong.size:
        return None
    shape = np.array(volume.levels[level].shape).reshape(-1, *(1,) * (points.ndim - 1))
    index = nearest(points)
    inside = ((index >= 0) & (index < shape)).all(axis=0)
    if not wrong[inside].any():
        return f"right inside the volume; outside, {np.count_nonzero(wrong)} points do not have the fill value"
    return None
