"""Resolution pyramids."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from grader.checks.downsampling import Image, Level, Numbers
from grader.checks.mistakes import named, returned
from grader.checks.ome_zarr_rules import group_attributes
from grader.checks.ramp import Ramp
from grader.checks.selections import pick, sizes
from grader.checks.targets import Target
from grader.checks.windows import (
    Shape,
    are_cut_off,
    coarser,
    most_frequent,
    shapes_of_levels,
    window,
    window_means,
    wrong_means,
)
from grader.marking import attempt
from grader.marking.check import check, demand
from grader.marking.expect import expect, expect_ints, sequence
from grader.marking.memory import MemoryBudget
from grader.marking.student import Student
from grader.marking.words import shown, type_of
from grader.reports.words import counted, human_bytes
from grader.sandbox.verdicts import Crashed, OverMemory, TimedOut
from grader.volumes.volume import Array, Volume

MIB = 2**20


# Arithmetic


@dataclass(frozen=True)
class Block:
    """A small image to downsample.

    Attributes
    ----------
    axes : tuple of (int, int)
        Size and factor of each axis.
    dtype : str
        Data type; ``">u2"`` has its bytes in the other order.
    values : str
        Intensities: "any" that the type holds (32 bits of a wider one), "dim" or "high" or "low" ones. Labels: "few"
        different ones, which often tie; with "background", which is 0; "negative" ones; or only "two".
    salt : int
        Another salt, other values.
    """

    axes: tuple[tuple[int, int], ...]
    dtype: str
    values: str = "any"
    salt: int = 0

    @property
    def factors(self) -> Shape:
        """Factors along the axes."""
        return tuple(factor for _, factor in self.axes)

    def block(self) -> Array:
        """Return its voxels, with the current attempt's seed."""
        random = np.random.default_rng([attempt.current().seed % 2**32, self.salt])
        shape, dtype = tuple(size for size, _ in self.axes), np.dtype(self.dtype)
        if dtype.kind == "f":
            return random.normal(0.0, 100.0, shape).astype(dtype)
        if self.values in ("few", "background", "negative", "two"):
            return random.choice(self._labels(random), shape).astype(dtype)
        return random.integers(*self._bounds(), shape, dtype.name, endpoint=True).astype(dtype)

    def _bounds(self) -> tuple[int, int]:
        """Return the smallest and the largest intensity."""
        info = np.iinfo(self.dtype)
        first, last = max(int(info.min), -(2**31)), min(int(info.max), 2**32 - 1)
        eighth = (last - first) // 8
        if self.values == "dim":  # what a camera of 12 bits gives
            return 0, min(last, 4095)
        return last - eighth if self.values == "high" else first, first + eighth if self.values == "low" else last

    def _labels(self, random: np.random.Generator) -> Array:
        """Return the labels that there are."""
        largest = int(np.iinfo(self.dtype).max)
        names = random.choice(np.arange(1, 100), 3, replace=False).astype(np.dtype(self.dtype).name)
        if self.values == "few":
            names[0] = min(largest - 2, 2**53 + 1)  # one that no float holds, if the type holds it
            names[1] = largest - 4 if largest > 2**63 else names[1]  # nor an int64, if the type is wider
        elif self.values == "background":
            names[0] = 0
        return -names if self.values == "negative" else names[:2] if self.values == "two" else names


_AXIS = st.tuples(sizes(1, 9, 7), pick(2, 3, 1, 4))


@cache
def blocks(dtypes: tuple[str, ...], values: tuple[str, ...]) -> st.SearchStrategy[Block]:
    """Return blocks of two or three axes: in one alone, many mistakes give the same."""
    axes = st.lists(_AXIS, min_size=2, max_size=3).map(tuple)
    return st.builds(Block, axes, pick(*dtypes), pick(*values), st.integers(0, 9))


PIXELS = ("uint8", "uint16", "int16", "int8", "uint32", "int32", "float32", "float64")
LABELS = ("uint8", "uint16", "int16", "int32", "uint32", "uint64")


@check(
    points=1,
    of="downsample_mean",
    hints=(
        "How many voxels has a window that is cut off by the edge? And does the sum of a window still fit into the "
        "data type of the block?",
        "Divide each sum by the number of voxels that the window really has. Add integers in int64, round to the "
        "nearest, and only then go back to their type.",
        "(sums + n // 2) // n rounds integers, sums / n is for floats. Treat the part of whole windows, block[: "
        "size // f * f] along an axis, apart from the rest behind it.",
    ),
    examples=15,
)
@given(blocks(PIXELS, ("any", "high", "low")))
@demand(
    "Each window becomes the mean of its voxels, rounded to the nearest.", Block(((18, 2), (26, 2)), "uint16", "dim")
)
@demand(
    "A window that the edge cuts off has the mean of the voxels that it has.", Block(((8, 3), (30, 4)), "uint16", "dim")
)
@demand("No sum overflows the type of the block.", Block(((12, 3), (18, 2)), "uint16", "high"))
@demand("No sum overflows twice as many bits.", Block(((16, 8), (17, 8), (24, 8)), "uint8", "high"))
@demand("No digit of 32 bits is lost.", Block(((5, 2), (18, 2), (7, 2)), "uint32", "high"))
@demand("Negative means are rounded to the nearest, too.", Block(((14, 2), (20, 3)), "int16", "low"))
@demand("Integers may have 64 bits.", Block(((6, 2), (9, 2)), "int64"))
@demand("The mean of floats is not rounded.", Block(((8, 2), (9, 4)), "float32"))
@demand("Of 64-bit floats no digit is lost.", Block(((7, 3), (5, 4)), "float64"))
@demand("There may be one axis.", Block(((32, 3),), "int16"))
@demand("There may be four axes, with factors of 1.", Block(((2, 1), (3, 2), (9, 2), (8, 3)), "uint8"))
@demand("A window may be larger than the block.", Block(((2, 4), (13, 2)), "uint8"))
@demand("From another byte order comes the native one.", Block(((10, 2), (14, 2)), ">u2"))
@demand("Floats come in native byte order, too.", Block(((9, 2), (11, 2)), ">f4"))
@demand("A further block of the same size has its own means.", Block(((18, 2), (26, 2)), "uint16", "dim", 1))
def averages_each_window(student: Student, case: Block) -> None:
    """downsample_mean returns the mean of each window, of whatever voxels it has, rounded to the nearest."""
    block, factors = case.block(), case.factors
    got = expect_downsampled(student.downsample_mean(block, factors), block, factors)
    block = native(block)
    wrong = wrong_means(block, factors, got)
    if wrong.any():
        _refuse_windows("mean", wrong, got, window_means(block, factors), block, factors)


def native(array: Array) -> Array:
    """Return the same values in native byte order."""
    return array.astype(array.dtype.newbyteorder("="))


def _lost_digits(block: Array, got: Array, want: Array) -> str:
    """Recognise floats that have too few digits."""
    if block.dtype.itemsize >= 4 and np.allclose(got, want, rtol=1e-6):
        return "Nearly right, but digits are lost: a float32 holds 24 bits, a float64 53."
    return ""


@check(
    points=1,
    of="downsample_mode",
    hints=(
        "Labels are names: nothing is added or rounded. Which occurs most often in a window, and which one wins a tie?",
        "Count each label among the voxels that the window has, at the edge fewer. The most frequent wins, and of "
        "several the smallest.",
        "labels, counts = np.unique(window, return_counts=True); labels[np.argmax(counts)]. The labels come sorted, "
        "and argmax takes the first of equal counts.",
    ),
    examples=15,
)
@given(blocks(LABELS, ("few", "any", "background", "negative")))
@demand("Each window becomes its most frequent label.", Block(((18, 2), (26, 2)), "uint16", "few"))
@demand("Where labels tie, it is the smallest of them.", Block(((18, 2), (26, 2)), "uint16", "few"))
@demand("A window that the edge cuts off has the label of its voxels.", Block(((8, 3), (80, 1)), "uint8", "few"))
@demand("So it is at the edge of the last axis.", Block(((80, 1), (11, 3)), "uint16", "few"))
@demand("The background, 0, is a label like all others.", Block(((12, 2), (21, 3)), "uint8", "background"))
@demand("Labels may be negative.", Block(((10, 2), (16, 2)), "int16", "negative"))
@demand("Labels may be of any size.", Block(((12, 2), (15, 3)), "uint32"))
@demand("Labels of 64 bits keep all of them.", Block(((15, 3), (20, 2)), "uint64", "few"))
@demand("A label may have more than 255 votes.", Block(((8, 8), (16, 8), (24, 8)), "uint8", "two"))
@demand("There may be one axis.", Block(((50, 3),), "int32", "few"))
@demand("There may be four axes, with factors of 1.", Block(((2, 1), (3, 2), (9, 2), (8, 3)), "uint8", "few"))
@demand("A window may be larger than the block.", Block(((2, 4), (26, 2)), "uint16", "few"))
@demand("From another byte order comes the native one.", Block(((10, 2), (14, 2)), ">u2", "few"))
@demand("A further block of the same size has its own labels.", Block(((18, 2), (26, 2)), "uint16", "few", 1))
def takes_the_most_frequent_label(student: Student, case: Block) -> None:
    """downsample_mode returns the most frequent label of each window; where labels tie, the smallest of them."""
    block, factors = case.block(), case.factors
    got = expect_downsampled(student.downsample_mode(block, factors), block, factors)
    block = native(block)
    want = most_frequent(block, factors)
    wrong = got != want
    if wrong.any():
        _refuse_windows("most frequent label", wrong, got, want, block, factors)


def expect_downsampled(got: Any, block: Array, factors: Sequence[int]) -> Array:
    """Require an array of the next level's shape, and of the block's data type; return it."""
    shape, dtype = coarser(block.shape, factors), block.dtype.newbyteorder("=")
    form = f"expected an array of shape {shape} and dtype {dtype}"
    expect(isinstance(got, np.ndarray), f"It returned {type_of(got)}, {form}.", *_small(block))
    array = np.asarray(got)
    look = ""
    if array.shape == tuple(n // f for n, f in zip(block.shape, factors, strict=True)):
        look = "Windows that the edge cuts off are left out: round the size up."
    elif array.shape == block.shape:
        look = "A window becomes one voxel."
    expect(array.shape == shape, f"It returned shape {array.shape}, {form}.", look, *_small(block))
    look = "Keep the block's data type."
    if array.dtype.newbyteorder("=") == dtype:
        look = 'Return native byte order, whatever the block has: block.dtype.newbyteorder("=").'
    expect(array.dtype == dtype, f"It returned dtype {array.dtype}, {form}.", look)
    return array


def _refuse_windows(what: str, wrong: Array, got: Array, want: Array, block: Array, factors: Sequence[int]) -> None:
    """Say which windows are wrong, and what is in the first of them."""
    first = tuple(int(i) for i in np.argwhere(wrong)[0])
    cut = wrong.any() and not (wrong & ~are_cut_off(block, factors)).any() and not are_cut_off(block, factors).all()
    expect(
        False,
        f"{counted(int(np.count_nonzero(wrong)), 'voxel')} of {wrong.size:,} {'is' if wrong.sum() == 1 else 'are'} "
        f"wrong. {_window_words(block, factors, first)} {what} is {_plain(want[first])}; the answer has "
        f"{_plain(got[first])}.",
        "Only windows that the edge cuts off are wrong." if cut else "",
        _lost_digits(block, got, want),
        *_small(block),
    )


def _window_words(block: Array, factors: Sequence[int], index: Shape) -> str:
    """Return the beginning of a sentence on one window."""
    voxels = window(block, factors, index)
    which = shown(index[0] if len(index) == 1 else index)
    if len(voxels) > 12:
        return f"Window {which} has {len(voxels)} voxels, from {min(voxels)} to {max(voxels)}: their"
    return f"Window {which} has the voxels {', '.join(map(_plain, voxels))}: their"


def _plain(value: Any) -> str:
    number = value.item() if isinstance(value, np.generic) else value
    return f"{number:.10g}" if isinstance(number, float) and abs(number) < 1e9 else str(number)


def _small(block: Array) -> tuple[str, ...]:
    """Return a line with the block, if the call does not show it and it is small."""
    return (f"block = {block.tolist()}",) if 12 < block.size <= 40 and block.dtype.kind != "f" else ()


# Shapes and places


@dataclass(frozen=True)
class Steps:
    """Sizes, factors and chunks of a pyramid: a triple an axis."""

    axes: tuple[tuple[int, int, int], ...]

    @property
    def shape(self) -> Shape:
        """Voxels of level 0."""
        return tuple(axis[0] for axis in self.axes)

    @property
    def factors(self) -> Shape:
        """Factors of a step."""
        return tuple(axis[1] for axis in self.axes)

    @property
    def chunks(self) -> Shape:
        """Voxels of a chunk."""
        return tuple(axis[2] for axis in self.axes)


STEPS = st.builds(
    Steps,
    st.lists(
        st.tuples(
            pick(110, 1, 2, 3, 17, 64, 65, 100, 128, 129, 300, 5000), pick(2, 1, 3, 4), pick(16, 1, 3, 8, 32, 64)
        ),
        min_size=1,
        max_size=4,
    ).map(tuple),
)


@check(
    points=1,
    of="level_shapes",
    hints=(
        "When is a further level of no use? The docstring names two reasons to stop, and without the second a loop "
        "may never end.",
        "Begin with the shape of level 0. While it does not fit into a chunk, divide each axis by its factor and "
        "round up; if that changes nothing, stop.",
        "while any(n > c for n, c in zip(shapes[-1], chunks)): coarser = tuple(-(-n // f) for n, f in "
        "zip(shapes[-1], factors)); break if it equals shapes[-1], else append it.",
    ),
    examples=20,
    seconds=6,
)
@given(STEPS)
@demand(
    "Sizes are divided and rounded up, until a level fits into one chunk.",
    Steps(((100, 1, 128), (515, 2, 128), (302, 2, 128))),
)
@demand("An axis gets smaller as long as another does not fit.", Steps(((100, 1, 128), (515, 2, 128), (302, 2, 128))))
@demand("It ends where nothing would change any more.", Steps(((500, 1, 64), (2, 2, 1), (3, 2, 1))))
@demand("The level after which nothing would change stands there once.", Steps(((500, 1, 64), (2, 2, 1), (3, 2, 1))))
@demand("Level 0 is the only one, where it just fills a chunk.", Steps(((64, 2, 64), (48, 2, 48))))
@demand("Level 0 is the only one, where no axis has a factor.", Steps(((100, 1, 16), (30, 1, 16))))
@demand(
    "Each axis has a factor of its own, whether or not it divides the size.",
    Steps(((110, 4, 8), (129, 3, 16), (65, 2, 32))),
)
@demand("Where divisions leave no remainder, no rounding adds a level.", Steps(((125, 5, 1), (90, 5, 1))))
@demand("35 TB have ten levels.", Steps(((16384, 2, 64), (32768, 2, 64), (32768, 2, 64))))
@demand("There may be one axis.", Steps(((5000, 2, 1),)))
@demand("Other chunks, other levels.", Steps(((100, 1, 16), (515, 2, 16), (302, 2, 16))))
def ends_where_a_chunk_is_enough(student: Student, steps: Steps) -> None:
    """level_shapes returns the shapes of all levels, until one fits into a chunk or nothing changes any more."""
    shape, factors, chunks = steps.shape, steps.factors, steps.chunks
    try:
        got = student.level_shapes(shape, factors, chunks)
    except (Crashed, OverMemory, TimedOut) as verdict:
        verdict.message += (
            "\nDoes its loop end where nothing changes any more? An axis with factor 1 never gets smaller."
        )
        raise
    want = shapes_of_levels(shape, factors, chunks)
    items = rows(got)
    expect(items is not None, f"It returned {returned(got)}, expected a list of shapes.")
    levels = [sequence(item) for item in items or ()]
    whole = all(level and all(isinstance(n, (int, np.integer)) for n in level) for level in levels)
    expect(whole, f"It returned {shown(got)}, expected a list of tuples of whole numbers.")
    shapes = [tuple(int(n) for n in level or ()) for level in levels]
    number = f"{counted(len(want), 'level')}: " if len(shapes) != len(want) else ""
    expect(shapes == want, f"It returned {shown(shapes)}, expected {number}{shown(want)}.")


def rows(got: Any) -> list[Any] | None:
    """Return the items of a sequence, or the rows of an array; None for anything else."""
    return sequence(got.tolist() if isinstance(got, np.ndarray) else got)


LEVELS = st.builds(
    Level,
    st.lists(
        st.tuples(pick(0.65, 2.0, 0.5, 0.1, 1.0, 5.0, 0.3, 12.5), pick(4, 8, 2, 1, 3, 16, 6, 64)),
        min_size=1,
        max_size=4,
    ).map(tuple),
)


@check(
    points=1,
    of="level_transform",
    hints=(
        "The first voxel of a level stands for the voxels 0 to f - 1 of level 0. Draw their centres: where is the "
        "middle?",
        "The centres go from 0 to (f - 1) * v, so the translation is half of that, and not half of f * v. The scale "
        "is f * v.",
    ),
    examples=15,
)
@given(LEVELS)
@demand("A level's voxels are as many times larger as its factors say.", Level(((2.0, 1), (0.5, 4), (0.65, 8))))
@demand("Its first voxel lies in the middle of its window.", Level(((2.0, 1), (0.5, 4), (0.65, 8))))
@demand("Factors may be odd, and no powers of 2.", Level(((0.65, 3), (2.0, 6), (0.5, 5))))
@demand("No digit is rounded away.", Level(((1.3 / 12, 2), (0.7 / 3, 16))))
@demand("Level 0 lies at 0.", Level(((2.0, 1), (0.65, 1), (0.65, 1))))
@demand("There may be one axis.", Level(((0.3, 4),)))
@demand("There may be four axes.", Level(((1.0, 1), (5.0, 2), (0.1, 64), (0.3, 64))))
def says_where_its_voxels_lie(student: Student, level: Level) -> None:
    """level_transform returns the voxel size of a level, and where its first voxel lies, in micrometres."""
    pair = transform(student.level_transform(level.voxel_um, level.factors), len(level.axes))
    for name, numbers, want in zip(("scale", "translation"), pair, level.transform(), strict=True):
        same = np.allclose(numbers, want, rtol=1e-9, atol=1e-12)
        expect(same, f"The {name} is {_um(numbers)}, expected {_um(want)}.")


def transform(got: Any, n_axes: int) -> tuple[Numbers, Numbers]:
    """Require a scale and a translation, a number each for every axis; return them."""
    both = rows(got)
    pair = [sequence(one) for one in both or ()]
    good = len(pair) == 2 and all(
        one is not None and len(one) == n_axes and all(isinstance(n, (int, float, np.number)) for n in one)
        for one in pair
    )
    each = "a number" if n_axes == 1 else f"{n_axes} numbers"
    expect(good, f"It returned {returned(got)}, expected two tuples, scale and translation, of {each} each.")
    scale, translation = (tuple(float(n) for n in one or ()) for one in pair)
    return scale, translation


def _um(numbers: Sequence[float]) -> str:
    """Return lengths as a person would write them: 0.6 for 0.6000000000000001."""
    return shown(tuple(float(f"{n:.12g}") for n in numbers))


_LENGTHS = pick(0.5, 2.0, 1.0, 0.25, 0.3, 0.65, 0.9, 1.01, 0.99, 5.0, 0.1)
VOXELS = pick(
    (1.6, 0.5, 0.9),
    (1.0, 0.65, 0.5),
    (0.2, 0.1 * 3, 0.15),  # 0.1 * 3 is 0.30000000000000004: longer than twice 0.15 by rounding alone
    (2.0, 0.5, 0.5),
) | st.tuples(_LENGTHS, _LENGTHS, _LENGTHS)
"""Voxel sizes; those in front tell the usual mistakes apart."""


@check(
    points=1,
    of="bdv_factors",
    hints=(
        "Which of the three voxel sizes is the smallest? All three are compared with that one.",
        "The factor is 2 where voxel <= 2 * min(voxel_um) * (1 + 1e-9), else 1, in the order z, y, x.",
    ),
    examples=15,
)
@given(VOXELS)
@demand("An axis is halved whose voxel is at most twice as long as the smallest.", (1.6, 0.5, 0.9))
@demand("A voxel that is just twice as long is halved.", (1.0, 0.65, 0.5))
@demand("A voxel that is longer by rounding alone is halved.", (0.2, 0.1 * 3, 0.15))
@demand("A voxel that is longer by a part in 10**9 is halved, however large it is.", (2000.000001, 1000.0, 1500.0))
@demand("A voxel that is longer by a thousandth is not.", (1.001, 0.5, 0.5))
@demand("Nor is one that is longer by a hundredth where all are small.", (0.00202, 0.001, 0.0015))
@demand("Equal voxels are all halved.", (1.0, 1.0, 1.0))
@demand("The smallest may be that of z.", (0.5, 0.9, 1.6))
def makes_voxels_more_cubic(student: Student, voxel_um: tuple[float, float, float]) -> None:
    """bdv_factors halves each axis whose voxel is at most twice as long as the smallest."""
    got = student.bdv_factors(voxel_um)
    limit = 2 * min(voxel_um) * (1 + 1e-9)
    expect_ints(got, tuple(2 if voxel <= limit else 1 for voxel in voxel_um))


# Building


@cache
@st.composite
def images(draw: st.DrawFn) -> Image:
    """Return small images, to be downsampled by all kinds of factors."""
    axes = draw(st.lists(st.tuples(sizes(2, 5, 4), sizes(0, 15, 10), pick(2, 3, 1, 4)), min_size=2, max_size=3))
    labels = draw(pick(False, False, True))
    return Image(
        shape=tuple(min(3 * chunk, 1 + size) for chunk, size, _ in axes),
        chunks=tuple(chunk for chunk, _, _ in axes),
        factors=tuple(factor for _, _, factor in axes),
        dtype=draw(pick("uint16", "uint8") if labels else pick("uint16", "uint8", "int16", "uint32", "float32")),
        labels=labels,
        format=draw(pick(3, 2)),
    )


FOUR_LEVELS = Image((8, 32, 32), (8, 4, 4), (1, 2, 2), ramp=True)
"""Every window is whole: there the mean of means is the mean of all, and who makes each level from level 0 is right."""

ODD = Image((9, 14, 21), (4, 4, 4), (2, 2, 2))
BLOBS = Image((9, 14, 10), (4, 4, 4), (2, 2, 2), labels=True)
THIRDS = Image((7, 14, 17), (3, 4, 5), (2, 3, 3), "uint8")
OLD = Image((5, 12, 18), (4, 6, 6), (1, 2, 2), format=2, byteorder=">")
FLOATS = Image((6, 9, 11), (3, 3, 4), (2, 2, 2), "float32")
LINE = Image((37,), (5,), (3,), voxel_um=(1.0,))
MOVIE = Image((2, 3, 9, 8), (1, 2, 4, 4), (1, 1, 2, 2), voxel_um=(1.0,) * 4)
ONE_LEVEL = Image((4, 6, 5), (4, 8, 8), (2, 2, 2))
NOTHING_CHANGES = Image((9, 10, 12), (4, 4, 4), (1, 1, 1))


@check(
    points=2,
    of="build_pyramid",
    hints=(
        "Which voxels of the level below does one chunk need, and no others? The function that turns them into the "
        "chunk is handed to you.",
        "A chunk from start to stop needs start * f to stop * f of the level below: read that box, call reduce(box, "
        "factors), write the chunk. To read each level once for the next is enough for all points.",
        "level = group.create_array(str(number), shape=…, chunks=finest.chunks, dtype=finest.dtype), with the "
        "shapes of level_shapes; for each chunk level[region] = reduce(below[box], factors). For gold, make each "
        "chunk just before the level above needs it, and reduce it while you have it.",
    ),
    examples=3,
    seconds=60,
)
@given(images())
@demand("The levels are the arrays 1, 2, … of the group, each made from the one before.", FOUR_LEVELS)
@demand("All of them have the chunks of level 0.", FOUR_LEVELS)
@demand("The function is called by position.", FOUR_LEVELS)
@demand("It takes no more reads than each level once, but the last.", FOUR_LEVELS)
@demand("Each chunk is written once.", FOUR_LEVELS)
@demand("No metadata are written.", FOUR_LEVELS)
@demand("A level is made from the level below, as it is rounded.", ODD)
@demand("Windows that the edge cuts off have the voxels that they have.", ODD)
@demand("A chunk may be larger than a level.", ODD)
@demand("The function makes the levels, whatever it takes of a window.", BLOBS)
@demand("A window may lie in two chunks.", THIRDS)
@demand("All levels have the data type of level 0.", FLOATS)
@demand("It may be Zarr format 2, with bytes in another order.", OLD)
@demand("There may be one axis.", LINE)
@demand("There may be four axes.", MOVIE)
@demand("Where level 0 fits into a chunk, nothing is read or written.", ONE_LEVEL)
@demand("Where nothing would change, nothing is read or written.", NOTHING_CHANGES)
def makes_every_level(student: Student, image: Image) -> None:
    """build_pyramid makes each level from the one below, with the function that it is handed, chunk by chunk."""
    target = image.built(student)
    expect_levels(image, target)
    _expect_no_metadata(target)
    target.opened.expect_reads()
    target.opened.expect_writes()


def expect_levels(image: Image, target: Target) -> None:
    """Require all levels above level 0, each made from the one below."""
    _expect_names(image, target)
    finer: Array | Volume = image.volume
    for number, shape in enumerate(image.levels[1:], 1):
        _expect_form(image, target, number, shape)
        got = target.written(str(number))
        _expect_values(image, number, got, finer)
        finer = got


def _expect_no_metadata(target: Target) -> None:
    """Require that the group has no attributes, as before."""
    names = sorted(group_attributes(target.objects))
    expect(not names, f"The group has the attributes {shown(names)}, expected none.", "Metadata are the next exercise.")


def _expect_names(image: Image, target: Target) -> None:
    """Require one array for each level above level 0."""
    known = {"0", "zarr.json", ".zgroup", ".zattrs", ".zmetadata"}
    names = sorted(set(target.objects.list_dir("")) - known)
    wanted = [str(k) for k in range(1, len(image.levels))]
    if names == wanted:
        return
    has = f"Beside level 0 the group has {shown(names)}" if names else "Beside level 0 the group has nothing"
    form = shown(wanted) if wanted else "nothing"
    look, last = "", image.levels[-1]
    if not wanted:
        look = "Level 0 fits into one chunk, or nothing would change: it is the only level."
    elif not names:
        look = 'Make the levels as arrays of the group: group.create_array("1", …).'
    elif set(names) < set(wanted):
        look = f"Go on until a level fits into one chunk, or nothing changes any more: level {wanted[-1]}, {last}."
    elif set(names) > set(wanted):
        look = f"Level {wanted[-1]}, {last}, is the last: it fits into one chunk, or nothing would change any more."
    expect(False, f"{has}, expected {form}.", look)


def _expect_form(image: Image, target: Target, number: int, shape: Shape) -> None:
    """Require a level's shape, chunks and data type."""
    array = target.array(str(number))
    look, finer = "", image.levels[number - 1]
    if array.shape == tuple(n // f for n, f in zip(finer, image.factors, strict=True)):
        look = "Windows that the edge cuts off are left out: round sizes up."
    expect(array.shape == shape, f"Level {number} has shape {array.shape}, expected {shape}.", look)
    chunks = array.chunks
    expect(chunks == image.chunks, f"Level {number} has chunks {chunks}, expected those of level 0: {image.chunks}.")
    dtype = array.dtype.newbyteorder("=")
    expect(dtype == image.volume.dtype, f"Level {number} has dtype {dtype}, expected {image.volume.dtype}.")


_AT_ONCE = 2**20
"""Voxels of a level that are compared at once."""


def _expect_values(image: Image, number: int, got: Array, finer: Array | Volume) -> None:
    """Require that a level is made from the one below, slab by slab."""
    depth, factor = max(1, _AT_ONCE * len(got) // got.size), image.factors[0]
    for z in range(0, len(got), depth):
        planes = slice(z * factor, (z + depth) * factor)
        below = finer.read(planes) if isinstance(finer, Volume) else finer[planes]
        slab = got[z : z + depth]
        wrong = image.reducer.wrong(below, image.factors, slab)
        if wrong.any():
            _refuse_level(image, number, z, wrong, slab, below)


def _refuse_level(image: Image, number: int, z: int, wrong: Array, got: Array, below: Array) -> None:
    """Say which voxels of a level are wrong, and what they are."""
    reducer, factors = image.reducer, image.factors
    right = reducer.right(below, factors)
    first = tuple(int(i) for i in np.argwhere(wrong)[0])
    at = (z + first[0], *first[1:])
    count = f"{np.count_nonzero(wrong):,} of {counted(wrong.size, 'voxel')}"
    expect(
        False,
        f"Level {number}: {count} {'is' if wrong.sum() == 1 else 'are'} wrong. The first, {shown(at)}, is "
        f"{_plain(got[first])}.",
        f"{_window_words(below, factors, first).replace('Window', 'In the level below its window')} {reducer.what} is "
        f"{_plain(right[first])}.",
        _moved(image, got, below) or _pattern(image, z, wrong, got, below),
    )


def _moved(image: Image, got: Array, below: Array) -> str:
    """Recognise windows that all begin one voxel late or early along an axis."""
    for axis, (n, f) in enumerate(zip(below.shape, image.factors, strict=True)):
        for by, where, whole in ((1, "late", slice(0, n // f - 1)), (-1, "early", slice(1, n // f))):
            box = tuple(whole if a == axis else slice(None) for a in range(got.ndim))
            wrong = image.reducer.wrong(np.roll(below, -by, axis), image.factors, got)[box]
            if f > 1 and wrong.shape[axis] > 1 and not wrong.any():
                return f"Along axis {axis} windows begin one voxel too {where}: the first begins at voxel 0."
    return ""


def _pattern(image: Image, z: int, wrong: Array, got: Array, below: Array) -> str:
    """Say what the wrong voxels have in common: a chunk that is empty, the edge, or the borders of chunks below."""
    factors, chunks = image.factors, image.chunks
    if not got[wrong].any():
        chunk = tuple(
            (int(i) + (z if axis == 0 else 0)) // chunks[axis] for axis, i in enumerate(np.argwhere(wrong)[0])
        )
        return f"All of them are 0. Was chunk {shown(chunk)} ever written?"
    cut = are_cut_off(below, factors)
    if not (wrong & ~cut).any():
        return "Only windows that the edge cuts off are wrong."
    crossing = np.zeros(wrong.shape, bool)
    for axis, (n, f, c) in enumerate(zip(wrong.shape, factors, chunks, strict=True)):
        i = np.arange(n) + (z if axis == 0 else 0)
        crosses = i * f // c != ((i + 1) * f - 1) // c
        crossing |= crosses.reshape([-1 if a == axis else 1 for a in range(wrong.ndim)])
    if not (wrong & ~crossing).any():
        return "Only windows that reach over the border of two chunks of the level below are wrong."
    return ""


# Places

SLOPES = (
    Image((16, 40, 24), (4, 8, 8), (1, 2, 2), ramp=True, voxel_um=(2.0, 0.5, 0.65)),
    Image((20, 28, 39), (8, 8, 8), (2, 2, 3), ramp=True, voxel_um=(1.0, 0.3, 0.3)),
)


@cache
@st.composite
def slopes(draw: st.DrawFn) -> Image:
    """Return small images whose values rise evenly."""
    axes = draw(
        st.lists(
            st.tuples(sizes(4, 6, 4), sizes(8, 18, 12), pick(4, 2, 3, 1), pick(0.65, 2.0, 0.5)), min_size=2, max_size=3
        )
    )
    return Image(
        shape=tuple(min(3 * chunk, size) for chunk, size, _, _ in axes),
        chunks=tuple(chunk for chunk, _, _, _ in axes),
        factors=tuple(factor for _, _, factor, _ in axes),
        ramp=True,
        voxel_um=tuple(voxel for _, _, _, voxel in axes),
    )


@check(
    points=2,
    of="build_pyramid",
    hints=(
        "Where values rise evenly, the mean of a window is the value at its middle. Does your level show that, or "
        "is it shifted by half a voxel?",
        "Window i is the voxels i * f to (i + 1) * f - 1 of the level below, in every chunk. Look where your boxes "
        "begin, and whether all of their voxels take part; [::f] takes one of each window.",
    ),
    examples=2,
    seconds=60,
)
@given(slopes())
@demand("A voxel of a level has the value in the middle of its window of level 0.", SLOPES[0])
@demand("It takes no more reads than each level once, but the last.", SLOPES[0])
@demand("Each chunk is written once.", SLOPES[0])
@demand("So it is along an axis with a factor of 3.", SLOPES[1])
def keeps_everything_in_its_place(student: Student, image: Image) -> None:
    """In a volume that rises evenly, build_pyramid's levels agree with level 0 in the middle of each window."""
    target = image.built(student)
    _expect_names(image, target)
    for number, shape in enumerate(image.levels[1:], 1):
        _expect_form(image, target, number, shape)
        _expect_in_place(image, number, target.written(str(number)))
    target.opened.expect_reads()
    target.opened.expect_writes()


def whole_windows(image: Image, number: int) -> Shape:
    """Return how many voxels of a level, along each axis, have windows that are whole down to level 0.

    Voxel i stands for the voxels i f to i f + f - 1 of level 0, f being the cumulative factor: all of them are there
    as long as (i + 1) f <= n, so that there are n // f such voxels. Every window in between is whole then, too.
    """
    return tuple(n // f**number for n, f in zip(image.shape, image.factors, strict=True))


def ramp_at(image: Image, number: int, scale_um: Numbers, translation_um: Numbers) -> Array:
    """Return the value of level 0 where a level's voxels with whole windows are said to lie.

    These voxels must have just these values, and no others. Let level 0 be u(i) = a + s i along one axis, the centre of
    voxel i lying at i v micrometres. The mean of f neighbours from voxel j on is a + s (j + (f - 1) / 2): the value at
    their middle, since they lie evenly about it. With j = i f, the place of voxel i of the level is
    (i f + (f - 1) / 2) v = i (v f) + v (f - 1) / 2, which is i * scale + translation. The next level averages values
    that lie on the same line again, so the same holds with the cumulative factor; and along three axes, since
    the mean over a box is the mean of means along its sides.

    A wrong scale is found as i grows, a wrong translation everywhere: an error of half a voxel of level 0 along an axis
    is s / 2, at least 5 here, where 0.5 is forgiven. Rounding takes none of that: see `Ramp`.
    """
    index = np.ix_(*(np.arange(n) for n in whole_windows(image, number)))
    axes = zip(index, scale_um, translation_um, image.voxel_um, strict=True)
    return _ramp(image).at([(i * scale + translation) / voxel for i, scale, translation, voxel in axes])


def _ramp(image: Image) -> Ramp:
    return Ramp(attempt.current().seed)


def _expect_in_place(image: Image, number: int, got: Array) -> None:
    """Require that a level has the values of the places where it belongs."""
    level = image.level(number)
    want = ramp_at(image, number, *level.transform())
    box = tuple(map(slice, want.shape))
    wrong = np.abs(got[box] - want) > 0.5
    if not wrong.any():
        return
    first = tuple(int(i) for i in np.argwhere(wrong)[0])
    middle = tuple(i * f + (f - 1) / 2 for i, f in zip(first, level.factors, strict=True))
    expect(
        False,
        f"Level {number}: voxel {shown(first)} is {_plain(got[first])}. The middle of its window lies at "
        f"{shown(middle)} in voxels of level 0; there the volume is {_plain(want[first])}.",
        _shift(image, level, got[box] - want),
    )


def _shift(image: Image, level: Level, difference: Array) -> str:
    """Recognise values that lie elsewhere, most of them by the same distance."""
    _, steps = _ramp(image).rule(len(image.shape))
    by = float(np.median(difference))
    if np.count_nonzero(np.abs(difference - by) < 1) <= difference.size // 2:
        return ""
    shifts = {}
    for axis, (step, factor) in enumerate(zip(steps, level.factors, strict=True)):
        for voxels in {0.5, 1.0, factor / 2, float(factor)}:
            for sign, where in ((1, "further on"), (-1, "too early")):
                far = f"{_plain(voxels)} voxel{'' if voxels == 1 else 's'} of level 0"
                words = f"The values belong {far} {where} along axis {axis}."
                shifts[words] = factor > 1 and abs(by - sign * voxels * step) < 0.5
    return named(shifts, bool)


# More than memory holds

SMALL = Image((64, 64, 64), (32, 32, 32), (2, 2, 2), ramp=True)
"""Comes first, so that what the libraries load is not counted as the answer's."""

STEEP = Image((128, 128, 256), (32, 32, 32), (4, 4, 4), ramp=True)
"""128 chunks of 64 KiB; below a chunk of level 1 lie 4 x 4 x 4, more than may be held."""

LARGE = Image((512, 512, 256), (32, 32, 32), (2, 2, 2), ramp=True)
"""2048 chunks of 64 KiB; level 1 has 256, far more than may be held."""


@check(
    points=2,
    of="build_pyramid",
    hints=(
        "What has to be in memory for one chunk of level 1? Not a whole level, however small it seems beside level 0.",
        "With factors of 2 it takes a box of 2 x 2 x 2 chunks. Reduce it, write the chunk, and let both go before "
        "the next.",
        "With factors of 4 that box is too large: fill the chunk piece by piece, each piece from a small box of its "
        "own, and write it when it is whole.",
    ),
    seconds=120,
)
@demand("Two levels take as many reads as level 0 has chunks.", SMALL)
@demand("Of a level a few chunks are held.", LARGE)
@demand("Level 0 is never held as a whole.", LARGE)
@demand("It takes no more reads of a large volume than each level once, but the last.", LARGE)
@demand("With factors of 4 not all chunks below one are held at a time.", STEEP)
def holds_a_few_chunks(student: Student, image: Image) -> None:
    """build_pyramid never holds a whole level: a few chunks of each are enough."""
    chunk = math.prod(image.chunks) * 2
    memory = MemoryBudget(36 * chunk + MIB, 110 * chunk, "a few chunks of each level at a time", _held)
    with memory.measured():
        target = image.built(student)
    expect_levels(image, target)
    target.opened.expect_reads()
    target.opened.expect_writes()
    memory.expect()


def _held(peak: int) -> str:
    """Say which level would fit into what was held."""
    finest, finer = (2 * math.prod(shape) for shape in LARGE.levels[:2])
    for name, nbytes in (("level 0", finest), ("level 1", finer)):
        if peak > 0.9 * nbytes:
            return (
                f"The whole of {name} takes {human_bytes(nbytes)}: what was held is far more than a few chunks.\n"
                f"Hold of each level only what one chunk of the level above needs."
            )
    return ""
