"""From TIFF to chunks."""

import math
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np
import tifffile
from hypothesis import given
from hypothesis import strategies as st

from grader.checks.mistakes import named, returned
from grader.checks.ramp import Ramp
from grader.checks.selections import pick, sizes
from grader.checks.targets import Target, empty_array
from grader.checks.tiff_stacks import TiffStack, stacks
from grader.marking import attempt
from grader.marking.budget import MANY, Budget
from grader.marking.check import check, demand
from grader.marking.expect import expect, expect_raises, sequence
from grader.marking.memory import MemoryBudget
from grader.marking.needed import chunk_places
from grader.marking.opened import Opened, open_file
from grader.marking.student import Student
from grader.marking.words import shown
from grader.reports.words import counted, human_bytes
from grader.sandbox.verdicts import Raised
from grader.stores.file_layout import tiff_layout
from grader.stores.files import MemoryFile, OpenFile
from grader.volumes import tiff
from grader.volumes.diagnosis import diagnose
from grader.volumes.slots import DressedFile
from grader.volumes.volume import Array, LevelGeometry, Volume, single

MIB = 2**20


@dataclass(frozen=True)
class Job:
    """What is to be divided into blocks.

    Attributes
    ----------
    shape, chunks : tuple of int
        Voxels of the image and of a chunk: z, y, x.
    rows_per_strip, itemsize : int
        Rows of a strip, bytes of a voxel.
    room : float
        Memory that a block may take, in smallest blocks.
    """

    shape: tuple[int, int, int]
    rows_per_strip: int
    chunks: tuple[int, int, int]
    itemsize: int
    room: float = 1.0

    @property
    def steps(self) -> tuple[int, int]:
        """Planes and rows between two places where neither a chunk nor a strip is cut."""
        return self.chunks[0], math.lcm(min(self.rows_per_strip, self.shape[1]), self.chunks[1])

    @property
    def smallest(self) -> tuple[int, int]:
        """Planes and rows of the smallest block that cuts neither a strip nor a chunk."""
        (planes, rows), (n_planes, n_rows, _) = self.steps, self.shape
        return min(planes, n_planes), min(rows, n_rows)

    @property
    def smallest_nbytes(self) -> int:
        """Bytes of that block."""
        return self.nbytes(*self.smallest)

    @property
    def max_bytes(self) -> int:
        """Memory that a block may take."""
        return int(self.room * self.smallest_nbytes)

    def nbytes(self, planes: int, rows: int) -> int:
        """Return the bytes of a block: it has all columns."""
        return planes * rows * self.shape[2] * self.itemsize

    def plan(self, student: Student, max_bytes: int) -> Any:
        """Ask for a plan."""
        return student.plan_rechunk(
            self.shape,
            rows_per_strip=self.rows_per_strip,
            chunks=self.chunks,
            itemsize=self.itemsize,
            max_bytes=max_bytes,
        )

    def product(self, planes: int, rows: int) -> str:
        """Say how many bytes such a block takes, and why."""
        factors = counted(planes, "plane"), counted(rows, "row"), counted(self.shape[2], "column")
        return f"{' x '.join(factors)} x {counted(self.itemsize, 'byte')} = {self.nbytes(planes, rows):,} bytes"

    def smallest_in_words(self) -> str:
        """Say what the smallest block takes."""
        return f"The smallest block that cuts no strip and no chunk takes {self.product(*self.smallest)}."


@cache
@st.composite
def jobs(draw: st.DrawFn) -> Job:
    """Return small jobs; strips and chunks may be larger than the image."""
    return Job(
        (draw(sizes(1, 20, 6)), draw(sizes(1, 60, 24)), draw(sizes(1, 40, 10))),
        rows_per_strip=draw(pick(3, 4, 1, 2, 5, 6, 7, 8, 9, 10, 24, 60, 100)),
        chunks=(draw(sizes(1, 8, 4)), draw(sizes(1, 12, 2)), draw(sizes(1, 12, 5))),
        itemsize=draw(pick(1, 2, 4, 8)),
        room=draw(pick(1.0, 1.5, 2.0, 3.7, 6.0, 1000.0)),
    )


TERABYTE = Job((4096, 12000, 12000), rows_per_strip=48, chunks=(64, 64, 64), itemsize=2, room=3.3)
"""1.2 TB: numbers that 32 bits do not hold."""

LARGE_CHUNKS = Job((4096, 12000, 12000), rows_per_strip=48, chunks=(256, 256, 256), itemsize=2)
"""The smallest block takes 4.7 GB."""

PLAIN = Job((10, 40, 8), rows_per_strip=6, chunks=(4, 4, 8), itemsize=2, room=1.7)
"""Strips and chunks both end at the rows 12, 24 and 36; slabs and bands at the end are incomplete."""

NARROW_CHUNKS = Job((10, 40, 8), rows_per_strip=6, chunks=(4, 4, 3), itemsize=1, room=1.7)
WHOLE_PLANES_FIT = Job((10, 12, 8), rows_per_strip=6, chunks=(4, 4, 3), itemsize=2, room=1.7)
"""Six planes fit, and a chunk is four deep."""

ONE_STRIP_A_PAGE = Job((6, 10, 8), rows_per_strip=100, chunks=(4, 3, 4), itemsize=2)
DEEP_CHUNKS = Job((3, 12, 10), rows_per_strip=3, chunks=(8, 2, 5), itemsize=2)
TALL_CHUNKS = Job((6, 10, 8), rows_per_strip=3, chunks=(4, 16, 4), itemsize=2)
UNLIKE = Job((6, 20, 8), rows_per_strip=6, chunks=(4, 5, 4), itemsize=2)
"""No rows but the last end both a strip and a chunk."""


@check(
    points=2,
    of="plan_rechunk",
    hints=(
        "Look at the drawing at the top of the file: after which rows do both a strip and a chunk end? And after "
        "which planes does a chunk end?",
        "Rows may be cut at multiples of the least common multiple (math.lcm) of the rows of a strip and of a "
        "chunk, planes at multiples of the chunk's depth. The end of the image is always a good place.",
        "depth = min(chunks[0], n_planes); step = math.lcm(min(rows_per_strip, n_rows), chunks[1]); height is as "
        "many times step as fit with depth planes and all columns, at least once. Then cut at range(0, n_planes, "
        "depth) and range(0, n_rows, height).",
    ),
    examples=20,
)
@given(jobs())
@demand("Rows are cut where both a strip and a chunk end.", PLAIN)
@demand("Planes are cut where a chunk ends.", PLAIN)
@demand("The blocks hold each voxel once, clipped to the shape.", PLAIN)
@demand("A block takes max_bytes at most.", PLAIN)
@demand("It returns a list of pairs of slices: planes, rows.", PLAIN)
@demand("A block has all columns, however narrow the chunks.", NARROW_CHUNKS)
@demand("Planes are cut where a chunk ends, however many whole planes fit.", WHOLE_PLANES_FIT)
@demand("Where no strip and chunk end together, the image's end is the border.", UNLIKE)
@demand("A strip may be higher than a page.", ONE_STRIP_A_PAGE)
@demand("A chunk may be deeper than the stack.", DEEP_CHUNKS)
@demand("A chunk may be higher than a page.", TALL_CHUNKS)
@demand("A stack may have a terabyte.", TERABYTE)
def cuts_no_strip_and_no_chunk(student: Student, job: Job) -> None:
    """plan_rechunk divides a stack into blocks that fit into memory and cut neither strips nor chunks."""
    got = may_not_refuse(job, job.max_bytes, lambda: job.plan(student, job.max_bytes))
    expect_plan(job, got)


@check(
    points=1,
    of="plan_rechunk",
    hints=(
        "How large is the smallest block that cuts nothing? If not even that fits, there is no plan; if it fits, "
        "there is one.",
        "It is min(chunks[0], n_planes) deep, min(math.lcm(min(rows_per_strip, n_rows), chunks[1]), n_rows) high, "
        "and as wide as the image. Raise ValueError if its bytes are more than max_bytes.",
    ),
    examples=15,
)
@given(jobs())
@demand("A smallest block of just max_bytes fits.", PLAIN)
@demand("A smallest block of one byte more than max_bytes: ValueError.", PLAIN)
@demand("The smallest block ends with the image, before strip and chunk end together.", UNLIKE)
@demand("It is no higher than a page, where a strip is.", ONE_STRIP_A_PAGE)
@demand("It is no deeper than the stack.", DEEP_CHUNKS)
@demand("It is no higher than a page, where a chunk is.", TALL_CHUNKS)
@demand("The bytes of a block may need more than 32 bits.", LARGE_CHUNKS)
def refuses_what_cannot_fit(student: Student, job: Job) -> None:
    """plan_rechunk raises ValueError if the smallest block is larger than max_bytes, and only then."""
    smallest = job.smallest_nbytes
    expect_plan(job, may_not_refuse(job, smallest, lambda: job.plan(student, smallest)), smallest)
    expect_raises("ValueError", lambda: job.plan(student, smallest - 1), job.smallest_in_words())
    expect_raises("ValueError", lambda: job.plan(student, smallest // 4), job.smallest_in_words())


def may_not_refuse(job: Job, max_bytes: int, call: Callable[[], Any]) -> Any:
    """Return what `call` returns; where it raises ValueError, say why a block does fit."""
    try:
        return call()
    except Raised as raised:
        if "ValueError" not in raised.kinds:
            raise
        fits = "exactly that much: it fits" if max_bytes == job.smallest_nbytes else f"{max_bytes:,}: it fits"
        lines = [raised.message, job.smallest_in_words(), f"max_bytes is {fits}.", _why_refused(job)]
        raise raised.saying("\n".join(filter(None, lines))) from None


def _why_refused(job: Job) -> str:
    """Recognise a smallest block that was taken to be larger than the image."""
    (depth, _), (planes, rows) = job.steps, job.smallest
    unclipped = math.lcm(job.rows_per_strip, job.chunks[1])
    mistakes = {
        f"A chunk is {depth} planes deep, but the image has only {job.shape[0]}.": depth > planes,
        f"{unclipped} is the first row where a strip and a chunk both end, but the image ends at row "
        f"{job.shape[1]}, and that is a good border too.": unclipped > rows,
    }
    return named(mistakes, bool)


@dataclass(frozen=True)
class Block:
    """A block of a plan: planes and rows, from first to stop."""

    z: tuple[int, int]
    y: tuple[int, int]

    def __str__(self) -> str:
        return f"planes {self.z[0]}:{self.z[1]}, rows {self.y[0]}:{self.y[1]}"


def expect_plan(job: Job, got: Any, max_bytes: int | None = None) -> None:
    """Require that blocks hold each voxel once, cut neither strips nor chunks, and fit into memory."""
    blocks = _blocks(job, got)
    max_bytes = job.max_bytes if max_bytes is None else max_bytes
    for number, block in enumerate(blocks):
        _expect_borders(job, number, block)
        planes, rows = block.z[1] - block.z[0], block.y[1] - block.y[0]
        nbytes = job.nbytes(planes, rows)
        expect(
            nbytes <= max_bytes,
            f"Block {number} ({block}) takes {job.product(planes, rows)}, but max_bytes is {max_bytes:,}.",
            _why_too_large(job, nbytes, max_bytes),
        )
    _expect_each_once(job, blocks)


def _blocks(job: Job, got: Any) -> list[Block]:
    """Return the blocks of a plan; those without voxels are left out."""
    items = sequence(got)
    form = "expected a list of pairs (slab, band) of slices: planes, rows"
    expect(items is not None, f"It returned {returned(got)}, {form}.")
    plan = []
    for number, item in enumerate(items or ()):
        pair = sequence(item)
        whole = pair is not None and len(pair) == 2 and all(map(_is_range, pair))
        columns = "A block has all columns: leave the third slice out." if pair is not None and len(pair) == 3 else ""
        expect(whole, f"Block {number} is {returned(item)}, {form}.", columns)
        plan.append([_bounds(part, size) for part, size in zip(pair or (), job.shape, strict=False)])
    _expect_inside(job, plan)
    return [Block(z, y) for z, y in plan if z[0] < z[1] and y[0] < y[1]]


def _is_range(part: Any) -> bool:
    if not isinstance(part, slice) or part.step not in (None, 1):
        return False
    return all(end is None or isinstance(end, (int, np.integer)) for end in (part.start, part.stop))


def _bounds(part: slice, size: int) -> tuple[int, int]:
    return int(part.start or 0), size if part.stop is None else int(part.stop)


def _expect_inside(job: Job, plan: Sequence[Sequence[tuple[int, int]]]) -> None:
    """Require that no block reaches beyond the image."""
    n_planes, n_rows, _ = job.shape
    exchanged = all(a[1] <= n_rows and b[1] <= n_planes for a, b in plan)
    look = "The planes come first, then the rows." if exchanged else "Clip it to the image: min(stop, size)."
    for number, bounds in enumerate(plan):
        for name, (start, stop), size in zip(("planes", "rows"), bounds, job.shape, strict=False):
            expect(
                start >= 0 and stop <= size,
                f"Block {number} holds the {name} {start}:{stop}, but the image has {size}.",
                look if start >= 0 else "",
            )


def _expect_borders(job: Job, number: int, block: Block) -> None:
    """Require that a block begins and ends where strips and chunks do."""
    n_planes, n_rows, _ = job.shape
    rows_per_strip = min(job.rows_per_strip, n_rows)
    for name, bounds, size, units in (
        ("plane", block.z, n_planes, [("chunks are", "deep", job.chunks[0], "chunk", "written")]),
        (
            "row",
            block.y,
            n_rows,
            [
                ("strips have", "each", rows_per_strip, "strip", "read"),
                ("chunks have", "each", job.chunks[1], "chunk", "written"),
            ],
        ),
    ):
        for border in bounds:
            for have, end, unit, what, done in units:
                expect(
                    border % unit == 0 or border == size,
                    f"Block {number} ({block}) cuts a {what} at {name} {border}: {have} {counted(unit, name)} {end}.",
                    f"That {what} would be {done} once for this block, and again for the next.",
                    _exchanged(job, block),
                )


def _exchanged(job: Job, block: Block) -> str:
    """Recognise a block that gives its rows first, if it is a good one otherwise."""
    (planes, rows), (n_planes, n_rows, _) = job.steps, job.shape
    good = all(border % planes == 0 or border == n_planes for border in block.y) and all(
        border % rows == 0 or border == n_rows for border in block.z
    )
    return "The planes come first, then the rows." if good else ""


def _why_too_large(job: Job, nbytes: int, max_bytes: int) -> str:
    columns, chunk_columns = job.shape[2], job.chunks[2]
    mistakes = {
        f"A voxel takes {job.itemsize} bytes.": job.itemsize > 1 and nbytes // job.itemsize <= max_bytes,
        f"A block has all {columns} columns, not those of a chunk: a strip spans them.": chunk_columns < columns
        and nbytes // columns * chunk_columns <= max_bytes,
    }
    return named(mistakes, bool)


def _expect_each_once(job: Job, blocks: Sequence[Block]) -> None:
    """Require that blocks with good borders hold each voxel once: count them in smallest blocks."""
    steps, sizes = job.steps, job.shape[:2]
    times = np.zeros([-(-size // step) for size, step in zip(sizes, steps, strict=True)], np.int32)
    for block in blocks:
        cells = (slice(a // n, -(-b // n)) for (a, b), n in zip((block.z, block.y), steps, strict=True))
        times[tuple(cells)] += 1
    if (times == 1).all():
        return
    cell = tuple(int(i) for i in np.argwhere(times != 1)[0])
    where = Block(*((i * n, min((i + 1) * n, size)) for i, n, size in zip(cell, steps, sizes, strict=True)))
    count = int(times[cell])
    last = [i == n - 1 for i, n in zip(cell, times.shape, strict=True)]
    look = "The last slab or band is incomplete, and belongs to the image too." if any(last) and max(cell) > 0 else ""
    expect(count > 0, f"No block holds {where}.", look)
    expect(False, f"{count} blocks hold {where}: each voxel belongs to one block.")


# Copying


@dataclass(frozen=True)
class Copy:
    """A stack to copy.

    Attributes
    ----------
    stack : TiffStack
        What is read.
    chunks : tuple of int
        Voxels of a chunk of the target.
    room : float
        Memory that a block may take, in smallest blocks.
    """

    stack: TiffStack
    chunks: tuple[int, int, int]
    room: float = 1.0

    @property
    def job(self) -> Job:
        """What is to be planned for it."""
        itemsize = np.dtype(self.stack.dtype).itemsize
        return Job(self.stack.shape, self.stack.rows_per_strip, self.chunks, itemsize, self.room)


@cache
@st.composite
def copies(draw: st.DrawFn) -> Copy:
    """Return small stacks of every kind, to be copied into chunks of any size."""
    return Copy(
        draw(stacks()),
        chunks=(draw(sizes(1, 5, 2)), draw(sizes(1, 10, 4)), draw(sizes(1, 12, 4))),
        room=draw(pick(1.0, 1.7, 2.0, 3.5, 100.0)),
    )


PARTIAL = Copy(TiffStack((5, 10, 12), rows_per_strip=4), chunks=(2, 4, 12))
"""The last strip of a page has two rows, the last slab one plane."""

BIG_ENDIAN = Copy(TiffStack((5, 10, 12), rows_per_strip=4, byteorder=">"), chunks=(2, 4, 5))
COMPRESSED = Copy(TiffStack((5, 10, 12), rows_per_strip=4, compression="zlib"), chunks=(2, 4, 5))
FLOATS = Copy(TiffStack((5, 10, 12), rows_per_strip=4, dtype="float32"), chunks=(2, 4, 5))
SMALL_CHUNKS = Copy(TiffStack((40, 50, 60), rows_per_strip=50, virtual=True), chunks=(8, 10, 10), room=2.1)
"""One strip a page, which goes through 30 chunks."""

STRIPS_AND_CHUNKS = Copy(TiffStack((10, 24, 30), rows_per_strip=2, virtual=True), chunks=(4, 9, 10), room=1.2)
DEEPER_THAN_THE_STACK = Copy(TiffStack((3, 24, 30), rows_per_strip=4, virtual=True), chunks=(8, 4, 10))
"""A slab of this one has three planes."""


@check(
    points=3,
    of="rechunk_tiff",
    hints=(
        "plan_rechunk says in which blocks to work. Which strips does a block hold, and how many assignments does "
        "it take to write it?",
        "Make an array of the block's planes, rows and columns, and fill it page by page, strip by strip, as in "
        "ex03: strip k begins at row k * rps. Write it whole.",
        "for row in range(band.start, band.stop, rps): strip k = row // rps lies at page.dataoffsets[k], has "
        "page.databytecounts[k] bytes, and page.decode(data, k) gives its pixels. Then target[slab, band] = block.",
    ),
    examples=4,
    seconds=60,
)
@given(copies())
@demand("It copies each voxel into its place.", PARTIAL)
@demand("Strips, chunks and slabs at the end are incomplete.", PARTIAL)
@demand("Too little memory for the smallest block: ValueError, and nothing is read.", PARTIAL)
@demand("It writes each chunk once and reads none back.", PARTIAL)
@demand("It reads each strip once, which goes through 30 chunks.", SMALL_CHUNKS)
@demand("A strip may end inside a chunk, and a chunk inside a strip.", STRIPS_AND_CHUNKS)
@demand("A chunk may be deeper than the stack.", DEEPER_THAN_THE_STACK)
@demand("The TIFF may be big-endian.", BIG_ENDIAN)
@demand("The strips may be compressed.", COMPRESSED)
@demand("The voxels may be floats.", FLOATS)
def reads_and_writes_once(student: Student, case: Copy) -> None:
    """rechunk_tiff copies a stack: each strip is read once, each chunk is written once, none is read back."""
    stack, job = case.stack, case.job
    tif = stack.open(Budget({"": range(stack.grid.n_chunks)}, fuse_chunks=MANY))
    target = empty_array(stack.shape, case.chunks, stack.dtype)
    may_not_refuse(job, job.max_bytes, lambda: student.rechunk_tiff(tif, target.opened, job.max_bytes))
    expect_copy(stack.dressed().volume, target, job, diagnosed=True)
    before = tif.n_reads, target.opened.n_writes
    too_little = job.smallest_nbytes - 1
    expect_raises("ValueError", lambda: student.rechunk_tiff(tif, target.opened, too_little), job.smallest_in_words())
    reads, writes = tif.n_reads - before[0], target.opened.n_writes - before[1]
    expect(
        (reads, writes) == (0, 0),
        f"It raised ValueError, but only after {counted(reads, 'strip read')} and {counted(writes, 'chunk write')}.",
        "Plan first: what cannot fit is known before anything is read.",
    )
    tif.expect_reads()
    target.opened.expect_writes()


# More than memory holds


MAX_BYTES = 64 * MIB
LARGE = Job((132, 1080, 1920), rows_per_strip=512, chunks=(28, 64, 480), itemsize=2)
"""522 MiB, and a worker may use 512. Only the smallest blocks fit: 52.5 MiB, so that two of them are told from one.

Python returns blocks of more than 32 MiB to the system as soon as they are let go (glibc, M_MMAP_THRESHOLD); smaller
ones leave gaps, and the system's figure then exceeds Python's by up to a block.
"""

SMALL = Job((2, 64, 64), rows_per_strip=64, chunks=(2, 32, 64), itemsize=2)
"""Comes first, so that what the libraries load is not counted as the answer's."""

SMALL_FILE = Job((56, 500, 1920), rows_per_strip=512, chunks=(28, 64, 480), itemsize=2)
"""103 MiB of voxels, which compress to a file of less than 1 MiB: its size is not what memory has to hold."""


@check(
    points=2,
    of="rechunk_tiff",
    hints=(
        "How many blocks are alive at the moment when the next one is made? A name holds its array until it is "
        "given another.",
        "End the loop with `del block`, or make the block in a function of its own and write what that returns "
        "without giving it a name: target[slab, band] = read_block(…).",
    ),
    seconds=120,
)
@demand("It copies a small stack.", SMALL)
@demand("It holds one block of a stack that is larger than memory.", LARGE, large=True)
@demand("It holds one block where the file is small, and its voxels are many.", SMALL_FILE, large=True)
@demand("It reads each strip and writes each chunk once.", SMALL_FILE, large=True)
def holds_one_block(student: Student, job: Job) -> None:
    """rechunk_tiff copies a stack that is larger than memory, and holds one block at a time."""
    full = MAX_BYTES * 5 // 4 + 2 * MIB
    blocks = (
        f"one block at a time: the smallest takes {human_bytes(job.smallest_nbytes)}.\n"
        "A copy of a block counts, too, and so does a name that still holds the last block while the next one is made"
    )
    memory = MemoryBudget(full, 2 * full, blocks)
    volume, tif, target = _large(job)
    with memory.measured():
        student.rechunk_tiff(tif, target.opened, MAX_BYTES)
    expect_copy(volume, target, job)
    tif.expect_reads()
    target.opened.expect_writes()
    memory.expect()


def _large(job: Job) -> tuple[Volume, Opened, Target]:
    """Hand over a stack that is made when it is read, or a compressed one, and where it is to be copied to."""
    seed = attempt.current().seed
    dressed = _compressed(job, seed) if job is SMALL_FILE else tiff.virtual(_ramp(job, seed), job.rows_per_strip)
    strips = range(dressed.layout.arrays[0].grid.n_chunks)
    tif = open_file(
        dressed.file,
        dressed.layout,
        name="tif",
        description=dressed.describe(),
        kind="tiff",
        budget=Budget({"": strips}, fuse_chunks=2 * len(strips) + 16),
    )
    return dressed.volume, tif, empty_array(job.shape, job.chunks)


def _ramp(job: Job, seed: int) -> Volume:
    return single(Ramp(seed), job.shape)


@dataclass(frozen=True)
class Rows:
    """A value for each row, the same on all planes: each strip of a plane has to be compressed once only.

    Parameters
    ----------
    seed : int
        Another seed, other values.
    """

    seed: int

    @property
    def dtype(self) -> np.dtype[Any]:
        """Data type of the values."""
        return np.dtype(np.uint16)

    def __call__(self, level: LevelGeometry, index: Sequence[Array]) -> Array:
        """Return the values at integer voxel indices."""
        z, y, x = index
        return Ramp(self.seed)(level, (0 * z, y, 0 * x))


@lru_cache(maxsize=2)
def _compressed(job: Job, seed: int) -> DressedFile:
    """Have tifffile write a stack of `Rows`."""
    volume = single(Rows(seed), job.shape)
    plane, n_planes = volume.read((0,)), job.shape[0]
    strips = [
        zlib.compress(plane[row : row + job.rows_per_strip].tobytes())
        for row in range(0, len(plane), job.rows_per_strip)
    ]
    file = MemoryFile()
    with tifffile.TiffWriter(OpenFile(file, writable=True)) as writer:  # type: ignore[arg-type]
        writer.write(
            iter(strips * n_planes),
            shape=job.shape,
            dtype=volume.dtype,
            rowsperstrip=job.rows_per_strip,
            compression="zlib",
            photometric="minisblack",
            metadata=None,
        )
    with tifffile.TiffFile(OpenFile(file)) as tif:  # type: ignore[arg-type]
        layout = tiff_layout(tif)
    size = " x ".join(map(str, job.shape[1:]))
    words = (
        f"{n_planes} planes of {size} uint16, {job.rows_per_strip} rows a strip, zlib: {human_bytes(len(file.content))}"
    )
    return DressedFile(volume, file, layout, words)


def expect_copy(volume: Volume, target: Target, job: Job, *, diagnosed: bool = False) -> None:
    """Require that a target holds the volume, block by block; say which strips and chunks went wrong.

    Parameters
    ----------
    volume : Volume
        What was to be copied.
    target : Target
        What was written into.
    job : Job
        Its strips and chunks.
    diagnosed : bool
        The volume is a small phantom, by which wrong voxels say where they come from.
    """
    array = target.array()
    rows_of_chunks = job.chunks[0], job.chunks[1], volume.shape[2]  # these stay in the processor's cache
    for part in chunk_places(volume.shape, rows_of_chunks):
        want, got = volume.read(part), array[part]
        if np.array_equal(want, got):
            continue
        says = None
        if diagnosed:
            part, want, got = (slice(None),) * 3, volume.read(), target.written()
            says = diagnose(volume, got, part, 0, job.chunks)
        wrong = got != want
        first = tuple(int(i[0]) for i in np.nonzero(wrong))
        at = tuple(i + s.indices(n)[0] for i, s, n in zip(first, part, volume.shape, strict=True))
        count = f"{np.count_nonzero(wrong):,} of {want.size:,} voxels"
        if not diagnosed:
            count += f" of planes {part[0].start}:{part[0].stop}"
        expect(
            False,
            f"{count} are wrong in the target; the first at {at} is {got[first]}, expected {want[first]}.",
            f"{says[0].upper()}{says[1:]}." if says else "",
            _where(wrong, got, job, at) if diagnosed else _strip_at(job, at),
        )


def _strip_at(job: Job, at: Sequence[int]) -> str:
    """Say in which strip a voxel lies, and in which chunk it belongs."""
    strip = f"strip {at[1] // job.rows_per_strip} of plane {at[0]}"
    return f"It lies in {strip}, and belongs into chunk {tuple(i // c for i, c in zip(at, job.chunks, strict=True))}."


def _where(wrong: Array, got: Array, job: Job, at: Sequence[int]) -> str:
    """Say which whole planes or strips went wrong, or where the first wrong voxel lies."""
    planes = np.flatnonzero(wrong.all(axis=(1, 2)))
    first_rows = range(0, job.shape[1], job.rows_per_strip)
    strips = [k for k, row in enumerate(first_rows) if wrong[:, row : row + job.rows_per_strip].all()]
    nothing = "" if got[wrong].any() or not got.any() else " Nothing was written there."
    if 0 < len(planes) < len(wrong) and wrong.any(axis=(1, 2)).sum() == len(planes):
        return f"Wrong planes: {shown(planes.tolist())}.{nothing}"
    if 0 < len(strips) < len(first_rows):
        return f"Wrong strips of every plane: {shown(strips)} ({counted(job.rows_per_strip, 'row')} each).{nothing}"
    return nothing.strip() if wrong.all() else _strip_at(job, at) + nothing
