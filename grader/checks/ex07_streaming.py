"""Streaming through a volume."""

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from grader.checks.histograms import BIG, Specimen, layouts, specimens
from grader.checks.mistakes import returned
from grader.checks.selections import pick
from grader.given import Stats
from grader.marking import attempt
from grader.marking.budget import Budget
from grader.marking.check import check, demand
from grader.marking.expect import expect, expect_array, expect_int, expect_raises, sequence
from grader.marking.lent import lend, told
from grader.marking.memory import MemoryBudget
from grader.marking.opened import Opened
from grader.marking.student import Remote, Student
from grader.marking.words import shown, type_of
from grader.reports.words import counted, human_bytes
from grader.sandbox.verdicts import Raised
from grader.volumes.zarr_dress import Storage

PLAIN = Specimen((5, 6, 10), Storage((2, 3, 4)))
"""Noise; chunks have another length along each axis, and those at the far ends of z and x are partial."""

BIG_ENDIAN = replace(PLAIN, storage=Storage((2, 3, 4), format=2, byteorder=">"))
IN_SHARDS = Specimen((7, 10), Storage((4, 3), shards=(8, 6)))
LINE = Specimen((10,), Storage((4,)), "int16")
FOUR_AXES = Specimen((1, 3, 4, 5), Storage((2, 1, 3, 4)), "float32")
"""The chunks are longer than the first axis."""

RISING = replace(PLAIN, values=(300, 340, 380, 1500), slope=1900)
"""The smallest value lies in the first plane, the largest in the last."""

SIGNED = Specimen((5, 6, 10), Storage((2, 3, 4), format=2, byteorder=">"), "int16", values=(-30_001, -30_000, -29_999))
LOW_CONTRAST = replace(PLAIN, dtype="int32", values=(999_999, 1_000_000, 1_000_001))
FRACTIONS = replace(PLAIN, dtype="float32", values=(-29.3, -7.7, -0.1))
ONE_VOXEL = Specimen((1, 1, 1), Storage((2, 3, 4)), "uint8", values=(77,))

_DARK_AND_BRIGHT = (*range(10, 40, 4),) * 4 + (*range(40, 160, 4),)
UNEVEN = Specimen((9, 14, 20), Storage((4, 5, 8)), "uint8", values=_DARK_AND_BRIGHT, slope=11)
"""Many dark voxels and fewer bright ones, of nearly every value: another threshold separates them otherwise."""

EXTREMES = replace(PLAIN, dtype="uint8", values=(0, 1, 127, 128, 254, 255))
SIXTEEN_BITS = replace(PLAIN, values=(0, 255, 256, 32_767, 32_768, 65_535))
SWAPPED = replace(SIXTEEN_BITS, storage=BIG_ENDIAN.storage)
ALL_VALUES = Specimen((16, 60, 80), Storage((10, 36, 44)))
ALL_SWAPPED = Specimen((14, 50, 90), Storage((8, 30, 50), format=2, byteorder=">"))
COLUMN = Specimen((100, 1, 1), Storage((30, 1, 1)), "uint8", values=(20,), slope=2)
"""100 voxels, 20, 22, 24 and so on: the next rank is another value."""

SIGNED_BYTES = replace(PLAIN, dtype="int8")
LONG_WORDS = replace(PLAIN, dtype="uint32")
HALVES = replace(PLAIN, dtype="float16")


@cache
@st.composite
def arrays(draw: st.DrawFn) -> Specimen:
    """Return small arrays of noise, with one to four axes."""
    shape, storage = draw(layouts(draw(pick(3, 2, 1, 4))))
    return Specimen(shape, storage, draw(pick("uint16", "uint8", "int16", "float32")))


# The memory of the big volume


@contextmanager
def little_memory(image: Specimen, *, half: bool = False) -> Iterator[Callable[[], None]]:
    """Measure, if it is the big volume, what the calls in this block take; yields what judges it afterwards."""
    if not image.big:
        yield lambda: None
        return
    nbytes = image.volume.nbytes
    memory = MemoryBudget(nbytes * 15 // 100, nbytes * (35 if half else 15) // 100, "one chunk at a time", about_memory)
    with memory.measured():
        yield memory.expect


def about_memory(peak: int) -> str:
    """Say what a peak on the big volume tells."""
    whole = BIG.volume.nbytes
    if peak > 0.9 * whole:
        return (
            f"The whole volume has {human_bytes(whole)}. Hold one chunk at a time, and of the others no more than a "
            f"small summary."
        )
    return ""


def each_once(image: Specimen) -> Budget:
    """Return the budget of a check of one point, where nothing is left to be halved: each chunk once, or nothing."""
    return replace(image.budget(), half=image.grid.n_chunks)


# The checks


@check(
    points=2,
    of="iter_chunks",
    hints=(
        "Where do chunks begin along an axis, and where does the last one end? A generator does its work only when "
        "the next piece is asked for.",
        "range(0, size, chunk) are the starts along an axis, min(start + chunk, size) their stops, and "
        "itertools.product combines the axes. Read one chunk and yield it before you read the next.",
        "for slices in itertools.product(*parts): yield slices, np.asarray(array[slices], "
        "array.dtype.newbyteorder('=')).",
    ),
    examples=4,
    seconds=60,
)
@given(arrays(), st.just(False))
@demand("It yields every chunk: its slices, clipped to the shape, and its voxels.", PLAIN, False)
@demand("It reads each chunk once.", PLAIN, False)
@demand("A block is an array of its own: it stays as it is when the next one is asked for.", PLAIN, True)
@demand("It holds one chunk at a time.", BIG, False, large=True)
@demand("The blocks of big-endian voxels are in native byte order.", BIG_ENDIAN, False)
@demand("An image has two axes; the chunks of a shard come one by one.", IN_SHARDS, False)
@demand("An array may have one axis.", LINE, False)
@demand("It reads no chunk before it is asked for.", LINE, False)
@demand("An array may have four axes, and chunks that are longer than an axis.", FOUR_AXES, False)
def yields_each_chunk_once(student: Student, image: Specimen, at_once: bool) -> None:
    """iter_chunks yields every chunk with its place, reads each once when it is asked for, and holds one at a time."""
    array = image.open(image.budget())
    with little_memory(image, half=True) as judge:
        chunks = student.iter_chunks(array)
        expect(
            isinstance(chunks, Remote),
            f"It returned {returned(chunks) if chunks is None else type_of(chunks)}, expected an iterator.",
            "With yield it gives one chunk after the other, each when it is asked for.",
        )
        missing = {_bounds(place) for place in image.places()}
        came = set()
        ahead = ""
        for item in kept(chunks) if at_once else chunks:
            place, block = expect_place_and_block(item, image)
            expect(_bounds(place) not in came, f"The chunk at {shown(place)} came twice.")
            if _bounds(place) not in missing:
                expect(False, f"It gave {shown(place)}, which is no chunk of the array.", *about_place(place, image))
            expect_block(block, place, image, at_once)
            missing.remove(_bounds(place))
            came.add(_bounds(place))
            ahead = ahead or ("" if at_once else read_ahead(array, len(came)))
    first = tuple(slice(*bounds) for bounds in min(missing)) if missing else ()
    expect(
        not missing,
        f"It ended after {image.grid.n_chunks - len(missing):,} of {counted(image.grid.n_chunks, 'chunk')}; "
        f"the first that is missing lies at {shown(first)}.",
    )
    if ahead:
        attempt.current().note_half(ahead, size=array.n_reads)
    array.expect_reads()
    judge()


def kept(chunks: Remote) -> Any:
    """Return all that the iterator gives, as it is after the last."""
    link = attempt.current().link
    items = lend("kept", "class Kept:\n    all = staticmethod(list)\n\n\nkept = Kept()").all(chunks)
    items = told("the list of all blocks", items, list)
    link.last_call = f"list({chunks.shown_as})"
    return items


def expect_block(block: Any, place: tuple[slice, ...], image: Specimen, at_once: bool) -> None:
    """Require the voxels of a chunk; where all were kept, say that each came right alone."""
    want = image.volume.read(place)
    if at_once and isinstance(block, np.ndarray) and block.shape == want.shape and not np.array_equal(block, want):
        expect(
            False,
            f"One by one the blocks are right; kept until the end, the block at {shown(place)} has other voxels.",
            "A later chunk was written into the same memory: give each block an array of its own.",
        )
    image.expect(block, place)


def read_ahead(array: Opened, n_came: int) -> str:
    """Say that chunks were read before they were asked for, which leaves half of the points; empty if none was."""
    log = array.log.arrays.get("")
    n_read = len(set(log.chunks_read())) if log else 0
    if n_read <= n_came:
        return ""
    return (
        f"{attempt.current().called()}\nWhen it gave chunk number {n_came:,}, it had read {counted(n_read, 'chunk')} "
        f"(half of the points).\nRead a chunk when it is asked for, and none ahead."
    )


@check(
    points=2,
    of="stream_stats",
    hints=(
        "Which few numbers of the chunks before do you have to keep? Not their means and deviations: those of "
        "unequal parts do not simply average.",
        "Keep count, sum (in float64 or Python's int), min and max. For std, add up the squared distances of a "
        "chunk's voxels from the chunk's own mean, with a correction where two parts meet.",
        "Where parts of n1 and n2 voxels meet, the squares grow by gap**2 * n1 * n2 / (n1 + n2), gap being the "
        "difference of their means. In the end std is math.sqrt(squares / count).",
    ),
    examples=5,
    seconds=60,
)
@given(specimens("uint16", "uint8", "int16", "int32", "float32"))
@demand("It returns the minimum, maximum, mean and standard deviation of all voxels.", RISING)
@demand("It reads each chunk once.", RISING)
@demand("They are accurate to 1e-9 where the contrast is low and the values are high.", LOW_CONTRAST)
@demand("The values may all be negative.", SIGNED)
@demand("The values may be fractions.", FRACTIONS)
@demand("One voxel is enough.", ONE_VOXEL)
@demand("It holds a chunk at a time, and sums of many voxels.", BIG, large=True)
def takes_stock(student: Student, image: Specimen) -> None:
    """stream_stats returns the exact extremes, mean and deviation, reads each chunk once and holds little."""
    array = image.open(image.budget())
    with little_memory(image, half=True) as judge:
        got = student.stream_stats(array)
    expect_stats(got, image)
    array.expect_reads()
    judge()


@check(
    points=1,
    of="stream_histogram",
    hints=(
        "What has to be done with the counts of one chunk and those of the next? And which volumes have too many "
        "values for a bin each?",
        "Look at array.dtype first: ValueError unless it is uint8 or uint16. Then add np.bincount(block.ravel(), "
        "minlength=n_bins) of each chunk, with 256 bins or 65536.",
    ),
    examples=4,
    seconds=80,
)
@given(specimens("uint8"))
@demand("It counts all voxels, in int64.", UNEVEN)
@demand("It reads each chunk once.", UNEVEN)
@demand("The bins go from 0 to 255.", EXTREMES)
@demand("uint16 has 65536 bins.", SIXTEEN_BITS)
@demand("uint16 may be big-endian.", SWAPPED)
@demand("Signed values: ValueError, and nothing is read.", SIGNED)
@demand("Signed bytes: ValueError.", SIGNED_BYTES)
@demand("32-bit values: ValueError.", LONG_WORDS)
@demand("Floats: ValueError.", HALVES)
@demand("It holds a chunk at a time, and counts many voxels.", BIG, large=True)
def counts_every_value(student: Student, image: Specimen) -> None:
    """stream_histogram counts every voxel in the bin of its value, reads each chunk once and holds little."""
    if refused(image, lambda array: student.stream_histogram(array)):
        return
    array = image.open(each_once(image))
    with little_memory(image) as judge:
        got = student.stream_histogram(array)
    expect_histogram(got, image)
    array.expect_reads()
    judge()


@cache
@st.composite
def percentages(draw: st.DrawFn) -> tuple[Specimen, float]:
    """Return small volumes of uint8, since an answer may take its time with 65536 bins, and what to ask of them."""
    image = draw(specimens("uint8"))
    n = math.prod(image.shape)
    return image, draw(pick(*(q for q in _PERCENTAGES if _is_safe(q, n))))


_DYADIC = (50, 0, 100, 25, 75.0, 12.5, 62.5, 3.125)
_PERCENTAGES = (*_DYADIC, 1, 99, 99.9, 0.1, 5, 95, 33.3, 66.7)


def _is_safe(q: float, n: int) -> bool:
    """Say whether every way to compute q n / 100 leads to the same rank."""
    exact = q * n / 100
    return q in _DYADIC or abs(exact - round(exact)) > 1e-6


@check(
    points=1,
    of="stream_percentile",
    hints=(
        "Nothing has to be sorted: the histogram tells how many voxels have each value. Count up from the darkest; "
        "where do you stop?",
        "np.cumsum of the histogram is the number of voxels that are as small or smaller, for each value. You look "
        "for the first that reaches max(1, ceil(q * n / 100)).",
        "int(np.searchsorted(np.cumsum(histogram), rank)); before you read anything, ValueError unless 0 <= q <= 100.",
    ),
    examples=5,
    seconds=80,
)
@given(percentages())
@demand("50 is the lower median.", (COLUMN, 50))
@demand("It reads each chunk once.", (COLUMN, 50))
@demand("A rank between two numbers is rounded up.", (COLUMN, 12.5))
@demand("q * n / 100 is not rounded before it is a rank: 7 % of 100 voxels are 7.", (COLUMN, 7))
@demand("0 is the minimum.", (COLUMN, 0))
@demand("100 is the maximum.", (COLUMN, 100))
@demand("A value counts as often as it occurs.", (UNEVEN, 95))
@demand("uint16 may be big-endian.", (SWAPPED, 50))
@demand("Below 0: ValueError, and nothing is read.", (COLUMN, -0.5))
@demand("Above 100: ValueError, and nothing is read.", (COLUMN, 100.5))
@demand("Neither uint8 nor uint16: ValueError, and nothing is read.", (SIGNED, 50))
@demand("It holds a chunk at a time.", (BIG, 95), large=True)
def finds_percentiles(student: Student, case: tuple[Specimen, float]) -> None:
    """stream_percentile returns the value at a rank, reads each chunk once and holds little."""
    image, q = case
    out_of_range = "" if 0 <= q <= 100 else "q is a percentage: 0 to 100."
    if refused(image, lambda array: student.stream_percentile(array, q), out_of_range):
        return
    array = image.open(each_once(image))
    with little_memory(image) as judge:
        got = student.stream_percentile(array, q)
    expect_percentile(got, image, q)
    array.expect_reads()
    judge()


@check(
    points=1,
    of="global_otsu",
    hints=(
        "One threshold for the volume needs one histogram, of all chunks together. What of it must be known for a "
        "threshold t?",
        "For each t, how many voxels are background and the sum of their values; the rest is foreground. np.cumsum "
        "of the counts, and of counts * values, tell both for all t at once.",
        "between = w0 * w1 * (mean1 - mean0)**2 for all t, with w0 as float, and each sum divided by np.maximum(w, "
        "1); the threshold is int(np.argmax(between)).",
    ),
    examples=4,
    seconds=80,
)
@given(specimens("uint8"))
@demand("It returns the threshold that separates the voxels of the whole volume best.", UNEVEN)
@demand("The threshold itself is background.", UNEVEN)
@demand("It reads each chunk once.", UNEVEN)
@demand("uint16 has a threshold of 16 bits.", ALL_VALUES)
@demand("uint16 may be big-endian.", ALL_SWAPPED)
@demand("On a constant volume any threshold will do.", ONE_VOXEL)
@demand("Neither uint8 nor uint16: ValueError, and nothing is read.", SIGNED)
@demand("It holds a chunk at a time, and counts many voxels.", BIG, large=True)
def separates_two_classes(student: Student, image: Specimen) -> None:
    """global_otsu returns one threshold for the whole volume, reads each chunk once and holds little."""
    if refused(image, lambda array: student.global_otsu(array)):
        return
    array = image.open(each_once(image))
    with little_memory(image) as judge:
        got = student.global_otsu(array)
    expect_otsu(got, image)
    array.expect_reads()
    judge()


def refused(image: Specimen, ask: Callable[[Opened], Any], why: str = "") -> bool:
    """Require ValueError, before a voxel is read, where `why` says so or the data type does; say whether it did."""
    if image.dtype not in ("uint8", "uint16"):
        why = "A bin for each value: uint8 and uint16 only."
    if why:
        array = image.open(Budget(full=0, half=0, fuse_chunks=2 * image.grid.n_chunks + 16))
        expect_raises("ValueError", lambda: ask(array), why)
        array.expect_reads()
    return bool(why)


@check(
    points=1,
    of="max_projection",
    hints=(
        "The result is a single plane that you can keep. What does one chunk say about its part of it? And with "
        "what do you begin, if all values are negative?",
        "For each chunk block.max(axis) belongs at its slices without that axis: keep the larger of it and what is "
        "there. Begin with the first chunk of each line of sight, or with the smallest value of the data type.",
        "axis = range(array.ndim)[axis] takes negative axes, and raises IndexError. seen = slices[:axis] + "
        "slices[axis + 1:]; projection[seen] = np.maximum(projection[seen], block.max(axis)).",
    ),
    examples=4,
    seconds=60,
)
@given(specimens("uint16", "int16", "uint8", "int32", "float32"), pick(0, 1, 2, -1, -2, -3))
@demand("It returns the brightest voxels along an axis.", PLAIN, 1)
@demand("It reads each chunk once.", PLAIN, 1)
@demand("Axis 0 is z.", PLAIN, 0)
@demand("Axis 2 is x.", PLAIN, 2)
@demand("It holds a chunk at a time, and the projection.", BIG, 1, large=True)
@demand("A negative axis counts from the last.", BIG_ENDIAN, -1)
@demand("The projection of big-endian voxels is in native byte order.", BIG_ENDIAN, -1)
@demand("The values may all be negative.", SIGNED, 1)
@demand("The values may be negative fractions.", FRACTIONS, 0)
@demand("There is no axis 3: IndexError or ValueError.", PLAIN, 3)
@demand("There is no axis -4: IndexError or ValueError.", PLAIN, -4)
def projects_the_brightest(student: Student, image: Specimen, axis: int) -> None:
    """max_projection returns the brightest voxels along an axis, reads each chunk once and holds little."""
    if not -3 <= axis < 3:
        refuses_axis(lambda: student.max_projection(image.open(), axis))
        return
    array = image.open(each_once(image))
    with little_memory(image) as judge:
        got = student.max_projection(array, axis)
    expect_array(got, image.projection(axis))
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
    """Require minimum, maximum, mean and deviation."""
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
    """Say where digits were lost."""
    if name == "std" and want and not got > 0:
        return (
            "Do squares overflow in the data type of the volume, or does mean(v**2) - mean(v)**2 cancel? Convert to "
            "float64, subtract the mean, then square."
        )
    known = image.known()
    low_contrast = known.std < 1e-3 * abs(known.mean)
    gap = abs(got - want) / abs(want) if want else math.inf
    if name == "std" and (low_contrast or gap < 1e-6):
        return (
            "Too few digits are left. Subtract the mean before you square (mean(v**2) - mean(v)**2 cancels), and add "
            "up in float64."
        )
    if name == "mean" and gap < (1e-3 if low_contrast else 1e-6):
        return f"The gap is {gap:.0e}, allowed is 1e-09. Add up in float64 or in Python's int: float32 has 7 digits."
    return "Does a sum overflow?" if name == "mean" and image.big else ""


def expect_histogram(got: Any, image: Specimen) -> None:
    """Require the counts, one for each value of the data type."""
    n_bins = 256 ** np.dtype(image.dtype).itemsize
    want = image.known().bins(n_bins)
    if isinstance(got, np.ndarray) and got.shape == want.shape and got.dtype.kind in "iuf":
        overflows = image.big and got.sum() != image.known().n
        expect(
            np.array_equal(got, want),
            f"{np.count_nonzero(got != want):,} of the {n_bins:,} counts differ; the sum of all is "
            f"{shown(got.sum())}, the volume has {image.known().n:,} voxels.",
            "Does a count overflow?" if overflows else "",
        )
    expect_array(got, want)


def expect_percentile(got: Any, image: Specimen, q: float) -> None:
    """Require a percentile by the rule of the docstring."""
    known = image.known()
    rank = max(1, math.ceil(q * known.n / 100))
    rule = f"Of the {known.n:,} voxels, in order, it is number max(1, ceil({q:g} * {known.n} / 100)) = {rank:,}."
    want = known.percentile(q)
    if isinstance(got, (int, float, np.number)) and not np.any(known.values == got):
        expect(
            False,
            f"It returned {shown(got)}, expected {want}.",
            rule,
            "No voxel has that value: by this rule a percentile is always one that occurs.",
        )
    expect_int(got, want, rule)


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
            "" if known.values[0] <= got < known.values[-1] else "Every voxel is on one side of it.",
        )


def _percent(part: float) -> str:
    return f"{100 * part:.3g} %" if part < 0.999 else f"{100 * part:.9g} %"


def refuses_axis(call: Callable[[], Any]) -> None:
    """Require IndexError or ValueError for an axis that there is not."""
    try:
        got = call()
    except Raised as raised:
        if not {"IndexError", "ValueError"} & set(raised.kinds):
            raise
        return
    expect(False, f"It returned {shown(got)}, expected IndexError or ValueError: the axes are 0, 1 and 2.")
