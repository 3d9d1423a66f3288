"""One level only."""

from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from grader.checks import viewing
from grader.checks.selections import sizes
from grader.checks.zarr_arrays import PETASCALE, ZarrPyramid, pyramids
from grader.given import Selection
from grader.marking.budget import MANY, Budget
from grader.marking.check import check, demand
from grader.marking.expect import expect, expect_int, expect_raises, sequence
from grader.marking.needed import needed
from grader.marking.student import Student
from grader.marking.words import type_of
from grader.reports.words import counted
from grader.volumes.zarr_dress import UNITS_OF_LENGTH, Storage

BIG = ZarrPyramid(PETASCALE, Storage((64, 64, 64)), voxel_um=(1.0, 0.25, 0.25), virtual=True)
PLAIN = ZarrPyramid(
    (6, 40, 28), Storage((4, 8, 8)), voxel_um=(2.0, 0.5, 0.5), factors=(1, 2, 2), n_levels=4, virtual=True
)
"""Voxels of 0.5, 1, 2 and 4 um in the plane; no two axes have as many voxels, or as many chunks."""

OME_ZARR_04 = replace(PLAIN, storage=Storage((4, 8, 8), format=2))
BIG_ENDIAN = replace(PLAIN, storage=Storage((4, 8, 8), format=2, byteorder=">"))
SWAPPED_PATHS = replace(PLAIN, n_levels=3, paths=("2", "0", "1"))
FOLDERS = replace(PLAIN, n_levels=3, paths=("scale/full", "scale/half", "scale/quarter"))
MOVIE = ZarrPyramid(
    (2, 3, 8, 20, 28),
    Storage((1, 1, 4, 8, 8)),
    axes="tczyx",
    voxel_um=(0.3, 0.1, 0.13),
    factors=(1, 2, 2),
    n_levels=3,
    virtual=True,
    also=("unit of time",),
)
BIG_ENDIAN_MOVIE = replace(MOVIE, storage=Storage((1, 1, 4, 8, 8), format=2, byteorder=">"))
ONE_PLANE = ZarrPyramid((1, 20, 12), Storage((1, 8, 8)), factors=(1, 2, 2), n_levels=2, virtual=True)
ONE_PLANE_MOVIE = replace(ONE_PLANE, shape=(2, 1, 1, 20, 12), storage=Storage((1, 1, 1, 8, 8)), axes="tczyx")
PARTLY_MOVED = replace(PLAIN, translations=(True, True, False, True))
TWO_IMAGES = replace(PLAIN, also=("second image",))
HIGH = replace(PLAIN, voxel_um=(2.0, 0.5, 0.3))
WIDE = replace(PLAIN, voxel_um=(2.0, 0.3, 0.5))
"""The voxel is longer along y, or along x."""

THIRDS = replace(PLAIN, voxel_um=(1.0, 0.1, 0.08), factors=(1, 3, 3), n_levels=3)
"""Voxels of 0.30000000000000004 um."""

MILLIMETRES = replace(PLAIN, voxel_um=(3000.0, 1000.0000005, 1000.0000005), n_levels=3)
"""Larger than round numbers by half a part in 10**9."""

PICOMETRES = replace(PLAIN, voxel_um=(4e-6, 1e-6, 1e-6), n_levels=3)

FLAT = ZarrPyramid((32, 16, 24), Storage((8, 8, 8)), n_levels=3, factors=(2, 1, 1), virtual=True)
"""Its levels have the same voxel in the plane."""

NANOMETRES, UNITLESS = replace(PLAIN, units="nanometer"), replace(PLAIN, units=None)
MIXED = replace(PLAIN, units=("micrometer", "nanometer", "millimeter"))
_UNITS = ZarrPyramid(
    (2, 12, 18), Storage((2, 4, 6)), voxel_um=(3.0, 2.0, 1.0), factors=(1, 2, 3), n_levels=3, virtual=True
)
"""Voxels of 2, 4 and 8 um along y, of 1, 3 and 9 um along x."""

IN_TWO_UNITS = [
    replace(_UNITS, units=("micrometer", *two)) for two in zip(UNITS_OF_LENGTH[::2], UNITS_OF_LENGTH[1::2], strict=True)
]
IN_THREE_UNITS = [
    replace(_UNITS, n_levels=1, units=three)
    for three in zip(*(UNITS_OF_LENGTH[i::3] + UNITS_OF_LENGTH[: i // 2] for i in range(3)), strict=True)
]
"""The 26 units of length, two or three an image."""


@dataclass(frozen=True)
class Wanted:
    """One level of a pyramid, and of its timepoints and channels one.

    Attributes
    ----------
    image : ZarrPyramid
        The pyramid.
    level, timepoint, channel : int
        What is asked for; timepoint and channel count only where the image has them. One that is not there is None:
        it is left out.
    """

    image: ZarrPyramid
    level: int
    timepoint: int | None = None
    channel: int | None = None

    @property
    def arguments(self) -> dict[str, int]:
        """The keyword arguments of read_level."""
        named = {"timepoint": self.timepoint, "channel": self.channel}
        return {name: value for name, value in named.items() if value is not None}

    @property
    def missing(self) -> str:
        """What there is not, in words; empty where there is all that is asked for."""
        sizes = dict(zip(self.image.axes, self.image.shape, strict=True))
        if self.level >= len(self.image.paths_of_levels):
            return counted(len(self.image.paths_of_levels), "level")
        if (self.timepoint or 0) >= sizes.get("t", 1):
            return counted(sizes["t"], "timepoint")
        return counted(sizes["c"], "channel") if (self.channel or 0) >= sizes.get("c", 1) else ""

    @property
    def selection(self) -> Selection:
        """What it is of the level's array."""
        fixed = {"t": self.timepoint or 0, "c": self.channel or 0}
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
    if "t" not in image.axes:
        return Wanted(image, level)
    timepoints, channels = image.shape[:2]
    return Wanted(image, level, draw(sizes(0, timepoints - 1, 1)), draw(sizes(0, channels - 1, 2)))


@check(
    points=1,
    of="find_level",
    hints=(
        "Where in the metadata does a level tell how large its voxels are, and in which unit? The levels stand "
        "there from fine to coarse.",
        "The last two values of a dataset's scale are y and x. In micrometres, both may be at most target_um. The "
        "answer is the position of the last level that will do, 0 if none will.",
        "for position, dataset in enumerate(datasets): remember the position if max(scale_um[-2:]) <= target_um * "
        "(1 + 1e-9).",
    ),
    examples=2,
)
@given(case=targets())
@demand("It finds the level of a 35 TB pyramid without reading a pixel.", (BIG, (1.9,)), large=True)
@demand("It returns the coarsest level whose voxel is at most as large as asked for.", (PLAIN, (3.0,)))
@demand("A voxel as large as asked for will do.", (PLAIN, (2.0,)))
@demand("The voxel along z may be larger.", (PLAIN, (1.0,)))
@demand("The coarsest level of all will do for anything larger.", (PLAIN, (4.0, 1000.0)))
@demand("Where no level will do, it returns 0.", (PLAIN, (0.1,)))
@demand("It returns the position in the list, not the path.", (SWAPPED_PATHS, (0.5, 1.0, 2.0)))
@demand("A path may be any name.", (FOLDERS, (0.5, 1.0, 2.0)))
@demand("The voxel along y counts.", (HIGH, (1.3,)))
@demand("The voxel along x counts.", (WIDE, (1.3,)))
@demand("Of levels with the same voxel in the plane, the last.", (FLAT, (1.0,)))
@demand("It allows for rounding: 0.30000000000000004 will do for 0.3.", (THIRDS, (0.3,)))
@demand("A part in 10**9 of a large voxel is allowed for, too.", (MILLIMETRES, (2000.0,)))
@demand("A voxel that is larger by a part in a million will not do.", (PLAIN, (1.999998,)))
@demand("A voxel of 2 pm will not do where 1.9995 pm is asked for.", (PICOMETRES, (1.9995e-6,)))
@demand("It reads OME-Zarr 0.4 as well as 0.5.", (OME_ZARR_04, (1.0,)))
@demand("The first entry of multiscales counts.", (TWO_IMAGES, (1.0,)))
@demand("With axes t, c, z, y, x, y and x are the last two.", (MOVIE, (0.26,)))
@demand("The unit of time is no length.", (MOVIE, (0.26,)))
@demand("An axis in nanometres is converted to micrometres.", (NANOMETRES, (1.0,)))
@demand("Each axis has its own unit.", (MIXED, (1.0,)))
@demand("An axis without a unit is in micrometres.", (UNITLESS, (1.0,)))
@demand("An axis may have any unit of length.", *((image, (3.5, 8.5)) for image in IN_TWO_UNITS))
def finds_the_coarsest_level_that_will_do(
    student: Student, case: tuple[ZarrPyramid, tuple[float, ...]], *more: tuple[ZarrPyramid, tuple[float, ...]]
) -> None:
    """find_level returns the position of the coarsest level whose voxel is at most as large as asked for."""
    for image, sizes_um in (case, *more):
        group = image.open(Budget({image.paths_of_levels[0]: ()}))
        for target_um in sizes_um:
            got = student.find_level(group, target_um)
            expect_int(got, best_level(image, target_um), *about_level(got, image, target_um))
        group.expect_reads()


@check(
    points=2,
    of="read_level",
    hints=(
        "The position of a level and the name of its array are two things. And of an image with timepoints and "
        "channels, how much is asked for?",
        "datasets[level]['path'] is the name of the array in the group. Put timepoint, channel and all of z, y, x "
        "into the same pair of brackets.",
        "array = group[datasets[level]['path']]; array[timepoint, channel] if its axes are t, c, z, y, x, else "
        "array[...]; np.asarray(…, array.dtype.newbyteorder('=')).",
    ),
    examples=2,
)
@given(wanted=levels())
@demand("It returns the voxels of the level.", Wanted(PLAIN, 1))
@demand("It reads each chunk of the level once.", Wanted(PLAIN, 1))
@demand("It reads no chunk of another level.", Wanted(PLAIN, 1))
@demand("Of a 35 TB pyramid it reads the level that is asked for and no other.", Wanted(BIG, 9), large=True)
@demand("Level 0 is the finest.", Wanted(PLAIN, 0))
@demand("A level is known by its position in the list, not by its path.", Wanted(SWAPPED_PATHS, 1))
@demand("A path may be any name.", Wanted(FOLDERS, 1))
@demand("It returns one timepoint and one channel, without their axes.", Wanted(MOVIE, 1, 1, 2))
@demand("It reads no other timepoint or channel.", Wanted(MOVIE, 1, 1, 2))
@demand("Without a timepoint and a channel, it returns the first.", Wanted(MOVIE, 1))
@demand("A level of one plane has three axes, too.", Wanted(ONE_PLANE, 1), Wanted(ONE_PLANE_MOVIE, 1, 1, 0))
@demand("It reads OME-Zarr 0.4 as well as 0.5.", Wanted(OME_ZARR_04, 1))
@demand(
    "Voxels that are stored big-endian come in native byte order.",
    Wanted(BIG_ENDIAN, 1),
    Wanted(BIG_ENDIAN_MOVIE, 1, 1, 2),
)
@demand("The voxels keep their data type: signed.", Wanted(replace(PLAIN, dtype="int16"), 1))
@demand("The voxels keep their data type: floats.", Wanted(replace(PLAIN, dtype="float32"), 1))
@demand("There is no such level: IndexError.", Wanted(PLAIN, 4))
@demand("There is no such timepoint: IndexError.", Wanted(MOVIE, 1, timepoint=2))
@demand("There is no such channel: IndexError.", Wanted(MOVIE, 1, channel=3))
def reads_one_level(student: Student, wanted: Wanted, *more: Wanted) -> None:
    """read_level returns the voxels of one level, reads its chunks once, and none of another level."""
    for one in (wanted, *more):
        if one.missing:
            group = one.image.open(Budget())
            ask = partial(student.read_level, group, one.level, **one.arguments)
            expect_raises("IndexError", ask, f"The image has {one.missing}.")
        else:
            group = one.image.open(one.budget())
            data, *_ = expect_three(student.read_level(group, one.level, **one.arguments))
            one.image.expect(data, one.level, one.selection)
            group.expect_reads()


@check(
    points=1,
    of="read_level",
    hints=(
        "Size and position stand in the metadata of that level itself, one number for each axis. Which of them "
        "belong to z, y and x?",
        "The dataset's coordinateTransformations hold a scale and perhaps a translation, each value in the unit of "
        "its axis. Without a translation it is zeros, without a unit micrometres.",
        "value * um[axis.get('unit', 'micrometer')] for the axes named z, y and x, with a table um = {'nanometer': "
        "1e-3, 'micrometer': 1.0, 'inch': 25400.0, …}.",
    ),
    examples=2,
)
@given(wanted=levels())
@demand("It returns the voxel size of the level.", Wanted(PLAIN, 1))
@demand("It returns where the centre of the level's first voxel lies.", Wanted(PLAIN, 1))
@demand("Voxels may differ along y and x, and from level to level.", Wanted(THIRDS, 1))
@demand("A level is known by its position in the list, not by its path.", Wanted(SWAPPED_PATHS, 1))
@demand("No translation means zeros.", Wanted(replace(PLAIN, translations=False), 1))
@demand("A level without a translation lies at 0, whatever the others say.", Wanted(PARTLY_MOVED, 2))
@demand("Time and channel have no place in scale and translation.", Wanted(MOVIE, 2, 1, 1))
@demand("The unit of time is no length.", Wanted(MOVIE, 2, 1, 1))
@demand("It reads OME-Zarr 0.4 as well as 0.5.", Wanted(OME_ZARR_04, 1))
@demand("Nanometres are converted to micrometres.", Wanted(NANOMETRES, 1))
@demand("The translation is converted, too.", Wanted(NANOMETRES, 1))
@demand("Each axis has its own unit.", Wanted(MIXED, 1))
@demand("An axis without a unit is in micrometres.", Wanted(UNITLESS, 1))
@demand("An axis may have any unit of length.", *(Wanted(image, 0) for image in IN_THREE_UNITS))
def says_where_the_level_lies(student: Student, wanted: Wanted, *more: Wanted) -> None:
    """read_level returns the level's voxel size and position with it, in micrometres."""
    for one in (wanted, *more):
        group = one.image.open()
        _, scale_um, translation_um = expect_three(student.read_level(group, one.level, **one.arguments))
        one.image.expect_scale(scale_um, one.level)
        one.image.expect_translation(translation_um, one.level)


def best_level(image: ZarrPyramid, target_um: float) -> int:
    """Return the position of the coarsest level that will do; 0 where none will."""
    return viewing.best_level([level.scale_um for level in image.volume.levels], target_um)


def about_level(got: Any, image: ZarrPyramid, target_um: float) -> tuple[str, ...]:
    """Say which voxels the levels have, and what a wrong level is."""
    want = best_level(image, target_um)
    scales = [tuple(float(f"{um:.9g}") for um in level.scale_um[-2:]) for level in image.volume.levels]
    voxels = f"The voxels of the levels are {', '.join(map(str, scales))} um along y and x."
    units = image.units[-2:] if isinstance(image.units, tuple) else (image.units,)
    if set(units) - {None, "micrometer"}:
        voxels += f" The metadata give them in units of {' and '.join(filter(None, dict.fromkeys(units)))}."
    if not isinstance(got, int) or not 0 <= got < len(scales):
        return (voxels,)
    if max(scales[got]) > target_um * (1 + 1e-9):
        fits = min(scales[got]) <= target_um
        return voxels, f"Level {got} is too coarse{' along one of them' if fits else ''}."
    return voxels, f"Level {got} will do, but so will level {want}, which comes later in the list."


def expect_three(got: Any) -> list[Any]:
    """Require the data, the scale and the translation."""
    items = sequence(got)
    three = items is not None and len(items) == 3
    expect(three, f"It returned {type_of(got)}, expected the three (data, scale_um, translation_um).")
    assert items is not None
    return items
