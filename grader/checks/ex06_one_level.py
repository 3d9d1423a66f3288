"""One level only."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from grader.checks import viewing
from grader.checks.selections import sizes
from grader.checks.zarr_arrays import PETASCALE, ZarrPyramid, pyramids
from grader.given import Selection
from grader.marking.budget import MANY, Budget
from grader.marking.check import check
from grader.marking.expect import expect, expect_int, sequence
from grader.marking.needed import needed
from grader.marking.student import Student
from grader.marking.words import type_of
from grader.volumes.zarr_dress import Storage

BIG = ZarrPyramid(PETASCALE, Storage((64, 64, 64)), voxel_um=(1.0, 0.25, 0.25), virtual=True)
SWAPPED_PATHS = ZarrPyramid(
    (16, 32, 32), Storage((8, 8, 8)), n_levels=3, voxel_um=(2.0, 0.5, 0.5), paths=("2", "0", "1"), virtual=True
)
MOVIE = ZarrPyramid(
    (2, 3, 8, 20, 24),
    Storage((1, 1, 4, 8, 8), format=2),
    axes="tczyx",
    voxel_um=(0.3, 0.1, 0.13),
    factors=(1, 2, 2),
    n_levels=3,
    units=("micrometer", "nanometer", "nanometer"),
    virtual=True,
)
THIRDS = ZarrPyramid(
    (4, 36, 36), Storage((4, 8, 8)), n_levels=3, voxel_um=(1.0, 0.1, 0.08), factors=(1, 3, 3), virtual=True
)
"""Voxels of 0.30000000000000004 um, taller than wide."""

FLAT = ZarrPyramid((32, 16, 16), Storage((8, 8, 8)), n_levels=3, factors=(2, 1, 1), units=None, virtual=True)
"""Its levels have the same voxel in the plane."""


@dataclass(frozen=True)
class Wanted:
    """One level of a pyramid, and of its timepoints and channels one.

    Attributes
    ----------
    image : ZarrPyramid
        The pyramid.
    level, timepoint, channel : int
        What is asked for; timepoint and channel count only where the image has them.
    """

    image: ZarrPyramid
    level: int
    timepoint: int = 0
    channel: int = 0

    @property
    def arguments(self) -> dict[str, int]:
        """The keyword arguments of read_level."""
        return {"timepoint": self.timepoint, "channel": self.channel} if "t" in self.image.axes else {}

    @property
    def selection(self) -> Selection:
        """What it is of the level's array."""
        fixed = {"t": self.timepoint, "c": self.channel}
        return tuple(fixed.get(letter, slice(None)) for letter in self.image.axes)

    def budget(self) -> Budget:
        """Return what reading it may cost: its chunks, and nothing of any other level."""
        paths = self.image.paths_of_levels
        chunks = needed(self.image.grid(self.level), self.selection)
        return Budget({paths[self.level]: chunks}, only_needed_arrays=True, fuse_chunks=MANY)


@cache
@st.composite
def targets(draw: st.DrawFn) -> tuple[ZarrPyramid, tuple[float, ...]]:
    """Return a pyramid, and target sizes: at, just below and just above its voxels, between and beyond them."""
    image = draw(pyramids())
    voxels = [max(level.scale_um[-2:]) for level in image.volume.levels]
    voxels += [min(level.scale_um[-2:]) for level in image.volume.levels]
    near = [round(voxel * factor, 9) for voxel in voxels for factor in (1.0, 0.75, 1.5, 0.999, 1.001)]
    return image, tuple(draw(st.lists(st.sampled_from(near), min_size=1, max_size=6)))


@cache
@st.composite
def levels(draw: st.DrawFn) -> Wanted:
    """Return a level of a small pyramid."""
    image = draw(pyramids(largest=16))
    level = draw(sizes(0, len(image.volume.levels) - 1, 1))
    timepoints, channels = image.shape[:2] if "t" in image.axes else (1, 1)
    return Wanted(image, level, draw(sizes(0, timepoints - 1, 1)), draw(sizes(0, channels - 1, 2)))


@check(
    points=1,
    of="find_level",
    hint="multiscales[0]['datasets'] lists the levels from fine to coarse. Go through them with enumerate() and keep "
    "the last whose voxel, in micrometres, is at most target_um along y and x: the last two values of its scale.",
    examples=9,
)
@given(targets())
@example((BIG, (0.25, 1.9, 2.0, 1000.0)))
@example((SWAPPED_PATHS, (0.5, 1.0, 1.5, 2.0, 0.1)))
@example((MOVIE, (0.13, 0.2, 0.26, 0.25, 0.6)))
@example((THIRDS, (0.3, 0.25, 0.9, 0.08)))
@example((FLAT, (1.0, 2.0)))
def finds_the_coarsest_level_that_will_do(student: Student, case: tuple[ZarrPyramid, tuple[float, ...]]) -> None:
    """find_level returns the position of the coarsest level whose voxel is at most as large as asked for."""
    image, sizes_um = case
    group = image.open(Budget({image.paths_of_levels[0]: ()}))
    for target_um in sizes_um:
        got = student.find_level(group, target_um)
        expect_int(got, best_level(image, target_um), *about_level(got, image, target_um))
    group.expect_reads()


@check(
    points=2,
    of="read_level",
    hint="datasets[level]['path'] names the level's array; group[path][...] reads it. With axes t, c, z, y, x put "
    "timepoint and channel into the same pair of brackets.",
    examples=9,
)
@given(levels())
@example(Wanted(SWAPPED_PATHS, 1))
@example(Wanted(MOVIE, 2, 1, 2))
@example(Wanted(BIG, 9))
def reads_one_level(student: Student, wanted: Wanted) -> None:
    """read_level returns the voxels of one level, reads its chunks once, and none of another level."""
    group = wanted.image.open(wanted.budget())
    data, *_ = expect_three(student.read_level(group, wanted.level, **wanted.arguments))
    wanted.image.expect(data, wanted.level, wanted.selection)
    group.expect_reads()


@check(
    points=1,
    of="read_level",
    hint="Each dataset's coordinateTransformations hold the scale and perhaps the translation of that level, one value "
    "an axis, in the unit that the axis names. No translation means zeros, no unit micrometres.",
    examples=9,
)
@given(levels())
@example(Wanted(SWAPPED_PATHS, 1))
@example(Wanted(MOVIE, 2, 1, 2))
def says_where_the_level_lies(student: Student, wanted: Wanted) -> None:
    """read_level returns the level's voxel size and position with it, in micrometres."""
    group = wanted.image.open()
    _, scale_um, translation_um = expect_three(student.read_level(group, wanted.level, **wanted.arguments))
    wanted.image.expect_scale(scale_um, wanted.level)
    wanted.image.expect_translation(translation_um, wanted.level)


def best_level(image: ZarrPyramid, target_um: float) -> int:
    """Return the position of the coarsest level that will do; 0 where none will."""
    return viewing.best_level([level.scale_um for level in image.volume.levels], target_um)


def about_level(got: Any, image: ZarrPyramid, target_um: float) -> tuple[str, ...]:
    """Say which voxels the levels have, and what a wrong level is."""
    paths, want = image.paths_of_levels, best_level(image, target_um)
    scales = [tuple(float(f"{um:.9g}") for um in level.scale_um[-2:]) for level in image.volume.levels]
    voxels = f"The voxels of the levels are {', '.join(map(str, scales))} um along y and x."
    units = image.units if isinstance(image.units, tuple) else (image.units,)
    if units[-1] not in (None, "micrometer"):
        voxels += f" The metadata give them in units of {units[-1]}."
    if isinstance(got, str):
        return voxels, "That is a path: return the position in the list."
    if str(got) == paths[want] and got != want:
        return voxels, f"{paths[want]!r} is the path of that level; its position in the list is {want}."
    if not isinstance(got, int) or not 0 <= got < len(paths):
        return (voxels,)
    if max(scales[got]) > target_um * (1 + 1e-9):
        fits = min(scales[got]) <= target_um
        return voxels, f"Level {got} is too coarse{' along one of them' if fits else ''}."
    if scales[got] == scales[want]:
        tie = f"level {want} has the same voxel along y and x, and of such levels the last counts."
        return voxels, f"Level {got} will do, but {tie}"
    exact = max(image.volume.levels[want].scale_um[-2:])
    if exact > target_um:
        return voxels, f"Allow for rounding: {exact!r} counts as {target_um!r} (a part in 10**9)."
    return voxels, f"Level {got} will do, but level {want} will do as well and is coarser."


def expect_three(got: Any) -> list[Any]:
    """Require the data, the scale and the translation."""
    items = sequence(got)
    three = items is not None and len(items) == 3
    expect(three, f"It returned {type_of(got)}, expected the three (data, scale_um, translation_um).")
    assert items is not None
    return items
