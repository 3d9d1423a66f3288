"""Streaming through a volume."""

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from grader.checks.histograms import BIG, Known, Specimen, known_of, layouts, specimens
from grader.checks.mistakes import named, returned
from grader.checks.selections import pick
from grader.given import Stats
from grader.marking.budget import Budget
from grader.marking.check import check
from grader.marking.expect import expect, expect_array, expect_int, expect_raises, sequence
from grader.marking.memory import MemoryBudget
from grader.marking.opened import Opened
from grader.marking.student import Remote, Student
from grader.marking.words import shown, type_of
from grader.reports.words import counted, human_bytes
from grader.sandbox.verdicts import Raised
from grader.volumes.volume import Array
from grader.volumes.zarr_dress import Storage

WARM_UP = Specimen((3, 4, 5), Storage((1, 4, 4)))
"""Comes first: a chunk a plane, so that going by planes is right here, and is seen on what comes next."""

SMALL = Specimen((7, 8, 10), Storage((4, 4, 4)))
"""Noise; chunks at the far ends are partial."""

SIGNED = Specimen((7, 8, 10), Storage((4, 4, 4)), "int16", values=(-30_001, -30_000, -29_999))
BIG_ENDIAN = Specimen((7, 8, 10), Storage((4, 4, 4), format=2, byteorder=">"))
IN_SHARDS = Specimen((7, 10), Storage((4, 4), shards=(8, 8)))
LOW_CONTRAST = Specimen((7, 8, 10), Storage((4, 4, 4)), values=(29_999, 30_000, 30_001))
UNEVEN = Specimen((9, 8, 10), Storage((4, 4, 4)), "uint8", values=(20, 24, 28, 32, 90, 180), slope=8)
SIXTEEN_BITS = Specimen((9, 8, 10), Storage((4, 4, 4)), values=(300, 340, 380, 1500), slope=90)
CONSTANT = Specimen((5, 4, 4), Storage((4, 4, 4)), "uint8", values=(77,))


@cache
@st.composite
def arrays(draw: st.DrawFn) -> Specimen:
    """Return small arrays of noise, with one to four axes."""
    shape, storage = draw(layouts(draw(pick(3, 2, 1, 4))))
    return Specimen(shape, storage, draw(pick("uint16", "uint8", "int16", "float32")))


# The memory of the big volume


@contextmanager
def little_memory(image: Specimen) -> Iterator[Callable[[], None]]:
    """Measure, if it is the big volume, what the calls in this block take; yields what judges it afterwards."""
    if not image.big:
        yield lambda: None
        return
    nbytes = image.volume.nbytes
    memory = MemoryBudget(nbytes * 15 // 100, nbytes * 35 // 100, "one chunk at a time", about_memory)
    with memory.measured():
        yield memory.expect


def about_memory(peak: int) -> str:
    """Say what a peak on the big volume tells."""
    whole = BIG.volume.nbytes
    if peak > 0.9 * whole:
        return f"The volume has {human_bytes(whole)}: all of it was there at once. Hold one chunk at a time."
    return ""


# The checks


@check(
    points=2,
    of="iter_chunks",
    hint="range(0, size, chunk) gives the starts of the chunks along an axis, min(start + chunk, size) their stops, "
    "and itertools.product all combinations. Read one with array[slices] and yield it before you read the next.",
    examples=12,
    seconds=60,
)
@given(arrays())
@example(WARM_UP)
@example(BIG_ENDIAN)
@example(IN_SHARDS)
@example(BIG)
def yields_each_chunk_once(student: Student, image: Specimen) -> None:
    """iter_chunks yields every chunk with its place, reads each once and holds one at a time."""
    array = image.open(image.budget())
    with little_memory(image) as judge:
        chunks = student.iter_chunks(array)
        expect(
            isinstance(chunks, Remote),
            f"It returned {returned(chunks) if chunks is None else type_of(chunks)}, expected an iterator.",
            "With yield it gives one chunk after the other, each when it is asked for.",
        )
        missing = {_bounds(place) for place in image.places()}
        came = set()
        for item in chunks:
            place, block = expect_place_and_block(item, image)
            expect(_bounds(place) not in came, f"The chunk at {shown(place)} came twice.")
            if _bounds(place) not in missing:
                expect(False, f"It gave {shown(place)}, which is no chunk of the array.", *about_place(place, image))
            image.expect(block, place)
            missing.remove(_bounds(place))
            came.add(_bounds(place))
    first = tuple(slice(*bounds) for bounds in min(missing)) if missing else ()
    expect(
        not missing,
        f"It ended after {image.grid.n_chunks - len(missing):,} of {counted(image.grid.n_chunks, 'chunk')}; "
        f"the first that is missing lies at {shown(first)}.",
    )
    array.expect_reads()
    judge()


@check(
    points=2,
    of="stream_stats",
    hint="Keep the number of voxels and their sum in float64 or in Python's int. For std, take the squared distances "
    "of a chunk's voxels from the chunk's own mean; where two parts meet, add gap**2 * n1 * n2 / (n1 + n2), gap being "
    "the difference of their means. Or go twice over the numbers of a histogram, not over the volume.",
    examples=15,
    seconds=60,
)
@given(specimens("uint16", "uint8", "int16", "int32", "float32"))
@example(WARM_UP)
@example(SMALL)
@example(LOW_CONTRAST)
@example(SIGNED)
@example(BIG)
def takes_stock(student: Student, image: Specimen) -> None:
    """stream_stats returns the exact extremes, mean and deviation, reads each chunk once and holds little."""
    array = image.open(image.budget())
    with little_memory(image) as judge:
        got = student.stream_stats(array)
    expect_stats(got, image)
    array.expect_reads()
    judge()


@dataclass(frozen=True)
class Question:
    """What is asked of a histogram.

    Attributes
    ----------
    function : str
        Which function is asked.
    image : Specimen
        The volume.
    q : float, optional
        The percentage, for a percentile; never at a place where rounding decides.
    """

    function: str
    image: Specimen
    q: float = 50

    def ask(self, student: Student, array: Opened) -> Any:
        """Return what the answer returns."""
        if self.function == "stream_percentile":
            return student.stream_percentile(array, self.q)
        return student.global_otsu(array) if self.function == "global_otsu" else student.stream_histogram(array)

    @property
    def refused(self) -> str:
        """Why it has no answer; empty where it has one."""
        if self.image.dtype not in ("uint8", "uint16"):
            return "A bin for each value: uint8 and uint16 only."
        return "" if 0 <= self.q <= 100 else "q is a percentage: 0 to 100."


@cache
@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Return questions about small volumes of uint8, since an answer may take its time with 65536 bins."""
    function = draw(pick("stream_histogram", "stream_percentile", "stream_percentile", "global_otsu"))
    image = draw(specimens("uint8"))
    n = math.prod(image.shape)
    return Question(function, image, draw(pick(*(q for q in _PERCENTAGES if _is_safe(q, n)))))


_DYADIC = (50, 0, 100, 25, 75.0, 12.5, 62.5, 3.125)
_PERCENTAGES = (*_DYADIC, 1, 99, 99.9, 0.1, 5, 95, 33.3, 66.7)


def _is_safe(q: float, n: int) -> bool:
    """Say whether every way to compute q n / 100 leads to the same rank."""
    exact = q * n / 100
    return q in _DYADIC or abs(exact - round(exact)) > 1e-6


@check(
    points=2,
    of="stream_histogram",
    hint="np.bincount(block.ravel(), minlength=256) counts the values of one chunk; the counts of all chunks add up. "
    "np.cumsum of them says how many voxels are at most as bright as each value: a percentile is the first that "
    "reaches the rank. Otsu's threshold follows from the same counts: one threshold, of the whole volume.",
    examples=32,
    seconds=200,
)
@given(questions())
@example(Question("stream_histogram", WARM_UP))
@example(Question("stream_percentile", WARM_UP))
@example(Question("global_otsu", WARM_UP))
@example(Question("stream_percentile", SIXTEEN_BITS, 0))
@example(Question("stream_percentile", SIXTEEN_BITS, 99.9))
@example(Question("global_otsu", SIXTEEN_BITS))
@example(Question("global_otsu", UNEVEN))
@example(Question("global_otsu", CONSTANT))
@example(Question("stream_histogram", SIGNED))
@example(Question("stream_histogram", replace(SMALL, dtype="float32")))
@example(Question("stream_histogram", replace(SMALL, dtype="uint32")))
@example(Question("stream_percentile", SIGNED))
@example(Question("global_otsu", SIGNED))
@example(Question("stream_percentile", UNEVEN, -0.5))
@example(Question("stream_percentile", UNEVEN, 100.5))
@example(Question("stream_histogram", BIG))
@example(Question("stream_percentile", BIG, 95))
@example(Question("global_otsu", BIG))
def counts_the_values(student: Student, question: Question) -> None:
    """stream_histogram, stream_percentile and global_otsu count every voxel, read each chunk once and hold little."""
    image = question.image
    if question.refused:
        array = image.open(Budget(full=0, half=2 * image.grid.n_chunks))
        expect_raises("ValueError", lambda: question.ask(student, array), question.refused)
        array.expect_reads()
        return
    array = image.open(image.budget())
    with little_memory(image) as judge:
        got = question.ask(student, array)
    if question.function == "stream_histogram":
        expect_histogram(got, image)
    elif question.function == "stream_percentile":
        expect_percentile(got, image, question.q)
    else:
        expect_otsu(got, image)
    array.expect_reads()
    judge()


@check(
    points=2,
    of="max_projection",
    hint="The result has the volume's shape without that axis. For each chunk, block.max(axis) belongs at slices "
    "without that axis: keep the larger of it and what is there. Begin with the first chunk of each line of sight, or "
    "with the smallest value of the data type, not with 0.",
    examples=15,
    seconds=60,
)
@given(specimens("uint16", "int16", "uint8", "int32", "float32"), pick(0, 1, 2, -1, -2, -3))
@example(WARM_UP, 1)
@example(SMALL, 0)
@example(SMALL, 3)
@example(SIGNED, 1)
@example(BIG_ENDIAN, -1)
@example(BIG, 1)
def projects_the_brightest(student: Student, image: Specimen, axis: int) -> None:
    """max_projection returns the brightest voxels along an axis, reads each chunk once and holds little."""
    array = image.open(image.budget() if axis < 3 else None)
    if axis == 3:
        refuses_axis(lambda: student.max_projection(array, axis))
        return
    with little_memory(image) as judge:
        got = student.max_projection(array, axis)
    expect_projection(got, image, axis)
    array.expect_reads()
    judge()


# What they expect


def expect_place_and_block(item: Any, image: Specimen) -> tuple[tuple[slice, ...], Any]:
    """Require a tuple of slices, one an axis, and something with it."""
    pair = sequence(item)
    expect(pair is not None and len(pair) == 2, f"It gave {type_of(item)}, expected the two (slices, block).")
    assert pair is not None
    place, block = pair
    slices = sequence(place)
    is_place = slices is not None and all(isinstance(part, slice) for part in slices)
    if not is_place and isinstance(place, np.ndarray) and isinstance(sequence(block), list):
        expect(False, "It gave the block first; expected (slices, block).")
    expect(is_place, f"It gave {shown(place)} for the place of a chunk, expected a tuple of slices.")
    assert slices is not None
    expect(
        len(slices) == len(image.shape),
        f"It gave {counted(len(slices), 'slice')} for the place of a chunk, expected one for each of the "
        f"{counted(len(image.shape), 'axis').replace('axiss', 'axes')}.",
    )
    return tuple(slices), block


def about_place(place: tuple[slice, ...], image: Specimen) -> Iterator[str]:
    """Say what is wrong with a place that is no chunk's."""
    for axis, (part, size, chunk) in enumerate(zip(place, image.shape, image.storage.chunks, strict=True)):
        if not all(isinstance(n, int) for n in (part.start, part.stop)):
            yield "Give start and stop as whole numbers."
            return
        if part.stop > size:
            yield f"Axis {axis} ends at {size}: clip the stop of the last chunk."
            return
        if part.start % chunk or part.stop != min(part.start + chunk, size):
            yield f"Along axis {axis} a chunk is {chunk} long: the first is slice(0, {min(chunk, size)})."
            return


def _bounds(place: tuple[slice, ...]) -> tuple[tuple[Any, Any], ...]:
    return tuple((part.start, part.stop) if part.step in (None, 1) else (part, part.step) for part in place)


def expect_stats(got: Any, image: Specimen) -> None:
    """Require minimum, maximum, mean and deviation; usual mistakes are named."""
    expect(isinstance(got, Stats), f"It returned {returned(got)}, expected Stats(min, max, mean, std).")
    known = image.known()
    largest = max(abs(float(known.values[0])), abs(float(known.values[-1])))
    wanted = {
        "min": (float(known.values[0]), 0.0),
        "max": (float(known.values[-1]), 0.0),
        "mean": (known.mean, 1e-9 * abs(known.mean) + 1e-13 * largest),
        "std": (known.std, 1e-9 * (known.std or largest)),
    }
    for name, (want, tolerance) in wanted.items():
        value = getattr(got, name)
        number = isinstance(value, (int, float, np.integer, np.floating)) and not isinstance(value, bool)
        expect(number, f"{name} is {type_of(value)}, expected a number.")
        if not abs(float(value) - want) <= tolerance:
            expect(False, f"{name} is {shown(value)}, expected {want!r}.", about_stats(name, float(value), want, image))


def about_stats(name: str, got: float, want: float, image: Specimen) -> str:
    """Say which mistake gives a wrong figure."""
    if math.isnan(got):
        return (
            "The root of a negative number is nan. Squares overflow in the data type of the volume, and "
            "mean(v**2) - mean(v)**2 cancels: convert to float64, subtract the mean, then square."
        )
    if not image.big:
        mistakes = {"min": _about_extremes, "max": _about_extremes, "mean": _about_mean, "std": _about_std}
        blocks = image.blocks()
        says = named(mistakes[name](blocks, image), lambda value: bool(np.isclose(got, value, rtol=1e-12, atol=0)))
        if says:
            return says
    gap = abs(got - want) / abs(want) if want else math.inf
    if name == "mean" and gap < 1e-3:
        return f"The gap is {gap:.0e}, allowed is 1e-09. Add up in float64 or in Python's int: float32 has 7 digits."
    if name == "std" and got == 0:
        return "Squares overflow in the data type of the volume. Convert to float64, subtract the mean, then square."
    if name == "std" and gap < 0.5:
        return (
            "Too few digits are left. Subtract the mean before you square (mean(v**2) - mean(v)**2 cancels), and add "
            "up in float64."
        )
    if name in ("mean", "std"):
        return "Does a sum or a square overflow, in the data type of the volume or in 32 bits?"
    return ""


def _about_extremes(blocks: list[Array], image: Specimen) -> dict[str, float]:
    return {"That is not a value of the volume: begin with its first voxel, or with infinity, not with 0.": 0.0}


def _about_mean(blocks: list[Array], image: Specimen) -> dict[str, float]:
    means = [float(block.mean(dtype=float)) for block in blocks]
    chunk = math.prod(image.storage.chunks)
    total = sum(float(block.sum(dtype=float)) for block in blocks)
    return {
        "That is the mean of the chunks' means. Chunks at the edge hold fewer voxels: add up sums and counts.": float(
            np.mean(means)
        ),
        "That counts the chunks at the edge as full ones: divide by the voxels that there are.": total
        / (chunk * len(blocks)),
        "That is the last chunk's mean.": means[-1],
        "That is the first chunk's mean.": means[0],
    }


def _about_std(blocks: list[Array], image: Specimen) -> dict[str, float]:
    known = image.known()
    stds = [float(block.std(dtype=float)) for block in blocks]
    within = sum(block.size * std**2 for block, std in zip(blocks, stds, strict=True)) / known.n
    return {
        "That divides by n - 1: ddof is 0 here, divide by n.": known.std * math.sqrt(known.n / max(1, known.n - 1)),
        "That is the variance: take its root.": known.std**2,
        "That is the mean of the chunks' deviations. Chunks differ in their means too.": float(np.mean(stds)),
        "That leaves out that the chunks' means differ: distances count from the mean of the volume.": math.sqrt(
            within
        ),
        "That is the last chunk's deviation.": stds[-1],
    }


def expect_histogram(got: Any, image: Specimen) -> None:
    """Require the counts, one for each value of the data type."""
    n_bins = 256 ** np.dtype(image.dtype).itemsize
    want = image.known().bins(n_bins)
    if isinstance(got, np.ndarray) and got.shape == want.shape and got.dtype.kind in "iuf":
        says = about_histogram(got, want, image)
        expect(
            np.array_equal(got, want),
            f"{np.count_nonzero(got != want):,} of the {n_bins:,} counts differ; the sum of all is "
            f"{shown(got.sum())}, the volume has {image.known().n:,} voxels.",
            says,
        )
    expect_array(got, want)


def about_histogram(got: Array, want: Array, image: Specimen) -> str:
    """Say which mistake gives wrong counts."""
    if image.big:
        return "Does a count overflow?" if got.sum() != want.sum() else ""
    blocks = image.blocks()
    zeros = want.copy()
    zeros[0] += math.prod(image.storage.chunks) * len(blocks) - image.known().n
    mistakes: dict[str, Array] = {
        "Those are the counts of the last chunk: add up those of all.": known_of(blocks[-1]).bins(len(want)),
        "Those are the counts of the first chunk: add up those of all.": known_of(blocks[0]).bins(len(want)),
        "That counts the padding of the chunks at the edge as zeros.": zeros,
        "The counts overflow: they need 64 bits.": want % 256,
        "That counts a value once a chunk, however many of its voxels have it (histogram[block] += 1 does so).": sum(
            np.minimum(known_of(block).bins(len(want)), 1) for block in blocks
        ),  # type: ignore[dict-item]
    }
    return named(mistakes, lambda value: np.array_equal(got, value))


def expect_percentile(got: Any, image: Specimen, q: float) -> None:
    """Require a percentile by the rule of the docstring."""
    known = image.known()
    rank = max(1, math.ceil(q * known.n / 100))
    rule = f"Of the {known.n:,} voxels, in order, it is number max(1, ceil({q:g} * {known.n} / 100)) = {rank:,}."
    want = known.percentile(q)
    if isinstance(got, (int, float, np.number)) and not np.any(known.values == got) and got != rank and got > 0:
        expect(
            False,
            f"It returned {shown(got)}, expected {want}.",
            rule,
            "No voxel has that value: by this rule a percentile is always one that occurs.",
        )
    says = ""
    if isinstance(got, (int, np.integer)) and got != want and not image.big:
        says = named(percentile_mistakes(known, image, q, rank), lambda value: int(got) == value)
    expect_int(got, want, rule, says)


def percentile_mistakes(known: Known, image: Specimen, q: float, rank: int) -> dict[str, int]:
    """Return what the usual mistakes give."""
    exact = q * known.n / 100
    each = [known_of(block).percentile(q) for block in image.blocks()]
    mistakes = {
        "That is the voxel after it: at least as many as the rank, not more, need to be as small.": known.at_rank(
            min(rank + 1, known.n)
        ),
        "That is the mean of the chunks' percentiles: take one, of the histogram of the volume.": int(np.mean(each)),
        "That is the number of voxels, not a value.": rank,
        "q is a percentage: divide by 100.": known.at_rank(max(1, min(known.n, math.ceil(q * known.n)))),
        "q is given in percent already: 50, not 0.5, is the median.": known.percentile(q / 100),
    }
    if q == 0:
        mistakes["No voxel may be as small as that: the rank is at least 1."] = 0 if known.values[0] else -1
    if math.floor(exact) != rank:
        mistakes["That rounds the rank down: ceil, not floor."] = known.at_rank(max(1, math.floor(exact)))
    want = known.at_rank(rank)
    return {words: value for words, value in mistakes.items() if value != want}


def expect_otsu(got: Any, image: Specimen) -> None:
    """Require a threshold that separates the voxels as well as the best does."""
    is_int = isinstance(got, (int, np.integer)) and not isinstance(got, bool)
    expect(is_int, f"It returned {returned(got)}, expected a whole number.")
    known = image.known()
    part = known.separation(int(got))
    if part < 1 - 1e-9:
        expect(
            False,
            f"It returned {shown(got)}; expected {known.otsu}, or another threshold that separates the voxels alike.",
            f"The variance between its two classes is {_percent(part)} of what it is at {known.otsu}.",
            about_otsu(int(got), image),
        )


def _percent(part: float) -> str:
    return f"{100 * part:.3g} %" if part < 0.999 else f"{100 * part:.9g} %"


def about_otsu(got: int, image: Specimen) -> str:
    """Say which mistake gives a wrong threshold."""
    known = image.known()
    place = int(np.searchsorted(known.values, known.otsu))
    following = int(known.values[min(place + 1, len(known.values) - 1)])
    mistakes = {"Foreground is > t, not >= t: the threshold itself is background.": {known.otsu + 1, following}}
    mistakes["That is the mean of the voxels."] = {int(known.mean), round(known.mean)}
    mistakes["That is the middle between the smallest and the largest value."] = {
        int(known.values[0] + known.values[-1]) // 2
    }
    if not image.big:
        each = [known_of(block).otsu for block in image.blocks()]
        of_chunks = {int(np.mean(each)), round(float(np.mean(each))), int(np.median(each)), max(each), min(each)}
        mistakes["That comes from a threshold of each chunk: take one, of the histogram of the volume."] = of_chunks
        mistakes["That is the threshold of one chunk: take that of the whole volume."] = {each[0], each[-1]} - of_chunks
    all_on_one_side = not known.values[0] <= got < known.values[-1]
    says = named(mistakes, lambda values: got in values)
    return says or ("Every voxel is on one side of it." if all_on_one_side else "")


def refuses_axis(call: Callable[[], Any]) -> None:
    """Require IndexError or ValueError for an axis that there is not."""
    try:
        got = call()
    except Raised as raised:
        if not {"IndexError", "ValueError"} & set(raised.kinds):
            raise
        return
    expect(False, f"It returned {shown(got)}, expected IndexError or ValueError: the axes are 0, 1 and 2.")


def expect_projection(got: Any, image: Specimen, axis: int) -> None:
    """Require the brightest voxels; usual mistakes are named."""
    expect_array(got, image.projection(axis), lambda array: about_projection(array, image, axis))


def about_projection(got: Array, image: Specimen, axis: int) -> str | None:
    """Say which mistake gives a wrong projection."""
    if image.big:
        return None
    voxels = image.volume.read()
    want = voxels.max(axis)
    chunk = image.storage.chunks[axis]
    starts = range(0, image.shape[axis], chunk)
    last = np.take(voxels, range(starts[-1], image.shape[axis]), axis).max(axis)
    first = np.take(voxels, range(min(chunk, image.shape[axis])), axis).max(axis)
    mistakes: dict[str, Array] = {
        "It begins with 0, and the brightest of negative voxels is below 0.": np.maximum(want, 0),
        "That is the darkest voxel of each line.": voxels.min(axis),
        "That is what the last chunk of each line of sight gives: keep the larger of it and what was there.": last,
        "That is what the first chunk of each line of sight gives.": first,
        "That is the sum along the axis.": voxels.sum(axis),
        "That is the mean along the axis.": voxels.mean(axis),
        "The length of the axis is still there: drop it.": voxels.max(axis, keepdims=True),
    }
    for other in {0, 1, 2} - {axis % 3}:
        mistakes[f"That looks along axis {other} instead of axis {axis % 3}."] = voxels.max(other)
    mistakes = {words: value for words, value in mistakes.items() if not np.array_equal(value, want)}
    return named(mistakes, lambda value: value.shape == got.shape and np.allclose(value, got)) or None
