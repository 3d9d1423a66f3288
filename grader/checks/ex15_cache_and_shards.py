"""Caches and shards."""

import inspect
import itertools
import math
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from grader.checks import cache_props, lru
from grader.checks.ex08_chunked_writing import Film, expect_film
from grader.checks.lru import Lru
from grader.checks.selections import indices, pick, ranges, sizes
from grader.checks.targets import Target, empty_array
from grader.given import Selection
from grader.marking import attempt
from grader.marking.check import check, demand
from grader.marking.expect import Wrong, expect, expect_array, expect_int, expect_ints, expect_raises
from grader.marking.lent import forged, lend, lent_as, told
from grader.marking.memory import MemoryBudget
from grader.marking.needed import chunks_along, n_chunks
from grader.marking.opened import Opened, OverBudget
from grader.marking.student import Name, Remote, Student, fetch
from grader.marking.words import selection as typed
from grader.marking.words import shown, type_of
from grader.reports.model import Table
from grader.reports.words import counted, human_bytes
from grader.sandbox.codec import Handle
from grader.sandbox.sources import Given
from grader.sandbox.verdicts import NotWritten, Raised, Unusable
from grader.volumes.volume import Array

Shape = tuple[int, ...]

# ChunkCache


@dataclass(frozen=True)
class Room:
    """A cache, and the chunks that there are for it.

    Attributes
    ----------
    capacity : int
        Bytes that it may keep.
    rows : tuple of int
        The length of each chunk: a, b, c, …
    reuse : bool
        `load` returns each chunk in the same piece of memory.
    names : tuple of hashable
        The chunks' names.
    """

    capacity: int
    rows: tuple[int, ...]
    reuse: bool = False
    names: tuple[Hashable, ...] = tuple("abcdefgh")

    @property
    def keys(self) -> tuple[Hashable, ...]:
        """The names of those that there are."""
        return self.names[: len(self.rows)]

    def chunk(self, key: Hashable) -> Array:
        """Return a chunk: rows of two voxels of uint16."""
        place = self.keys.index(key)
        return np.arange(2 * self.rows[place], dtype=np.uint16).reshape(-1, 2) + np.uint16(1000 * (place + 1))

    def nbytes(self, key: Hashable) -> int:
        """Return the bytes of a chunk."""
        return 4 * self.rows[self.keys.index(key)]

    def describe(self, keys: set[Hashable]) -> str:
        """Say how large it is, and how large these chunks are."""
        chunks = {key: self.nbytes(key) for key in sorted(keys, key=str)}
        if len(set(chunks.values())) == 1:
            each = f"each chunk has {next(iter(chunks.values()))}"
        else:
            each = ", ".join(f"{key} has {nbytes}" for key, nbytes in chunks.items())
        what = f"room for {counted(self.capacity, 'byte')}"
        what += f"; {each}" if chunks else ""
        return what + "; load returns all chunks in the same piece of memory" * self.reuse


Step = tuple[str, Hashable]
"""What is done, and with which chunk: a method of `Cached`, and its key."""


@dataclass(frozen=True)
class Use:
    """A cache, and what is done with it.

    Attributes
    ----------
    room : Room
        The cache, and the chunks that there are.
    steps : tuple of Step
        What is done.
    """

    room: Room
    steps: tuple[Step, ...]


def gets(keys: Iterable[Hashable]) -> tuple[Step, ...]:
    """Return the steps that get chunks."""
    return tuple(("gets", key) for key in keys)


@cache
@st.composite
def uses(draw: st.DrawFn) -> Use:
    """Return caches with room for some of five chunks, which are got in any order."""
    rows = draw(st.tuples(*[pick(2, 2, 1, 3, 5)] * 5))
    room = Room(draw(pick(16, 8, 24, 20, 12, 15, 17, 4, 0)), rows)
    return Use(room, gets(draw(st.lists(pick(*"abcde"), min_size=1, max_size=20))))


@cache
@st.composite
def harms(draw: st.DrawFn) -> Use:
    """Return caches with room for three chunks, all that there are, and each of them comes to harm."""
    rows = draw(st.tuples(*[pick(2, 1, 3)] * 3))
    room = Room(4 * sum(rows), rows, draw(st.booleans()))
    step = st.tuples(pick("gets", "spoils", "loads_in_vain"), pick(*"abc"))
    return Use(room, tuple(draw(st.lists(step, min_size=1, max_size=20))))


AMPLE = Room(24, (2, 2, 2))
"""There is room for all chunks."""

MOST_LOADS = 100
"""How often a cache may load before somebody gets another chunk."""


class Cached:
    """A cache of the answer's and the model, used alike; what they do is compared after each step.

    Parameters
    ----------
    room : Room
        The cache, and the chunks that there are.
    """

    def __init__(self, room: Room) -> None:
        self.link = attempt.current().link
        self.room = room
        self.model = Lru(room.capacity)
        self.steps: list[str] = []
        self.used: set[Hashable] = set()
        self.loaded: list[Hashable] = []
        self.broken = self.spoiled = False
        self.got: list[Hashable] = []
        self.props = lent_props()
        self.use = Name(self.link, self.props.handle.id, ("use",), "get")
        load = lent_as("load", self.props.load(Given("load", self.deliver), room.reuse))
        self.cache = expect_cache(Student(self.link).ChunkCache(load, room.capacity))
        self.numbers = numbers_of(self.props.numbers(self.cache))
        self.tell()
        expect(not self.loaded, f"It called load for {self.names_loaded()} before anybody got a chunk.")
        self.agrees()

    def names_loaded(self) -> str:
        """Return what `load` was called for, in words."""
        return ", ".join(map(str, self.loaded))

    def deliver(self, key: Any) -> Array | None:
        """Return a chunk, as `load` does, and take note of it."""
        if key not in self.room.keys:
            raise LookupError(f"{shown(key)} is no key that get was called with")
        if len(self.loaded) == MOST_LOADS:
            raise LookupError(f"it was called {MOST_LOADS} times for one chunk")
        self.loaded.append(key)
        return None if self.broken else self.room.chunk(key)

    def tell(self) -> None:
        """Have messages speak of all steps so far."""
        self.link.last_call = f"{', '.join(self.steps) or 'ChunkCache'} ({self.room.describe(self.used)})"

    def step(self, key: Hashable, words: str, *, spoil: bool = False) -> Any:
        """Get a chunk, and return it; an exception is told with what went before."""
        self.steps.append(words)
        self.used.add(key)
        self.loaded.clear()
        try:
            seen = self.use(self.cache, key, spoil)
        except Raised as raised:
            self.tell()
            how = raised.message.partition("\n")[2]
            raise raised.saying(f"{attempt.current().called()}\n{how}") from None
        self.tell()
        if not isinstance(seen, tuple) or len(seen) != 2:
            raise forged("the use of a chunk")
        got, self.numbers = seen[0], numbers_of(seen[1])
        return Remote(self.link, got, "chunk") if isinstance(got, Handle) else got

    def gets(self, key: Hashable) -> None:
        """Get a chunk."""
        self.get(key, f"get {shown_key(key)}")

    def spoils(self, key: Hashable) -> None:
        """Get a chunk and write into it."""
        self.get(key, f"get {shown_key(key)} and write zeros into it", spoil=True)
        self.spoiled = True

    def loads_in_vain(self, key: Hashable) -> None:
        """Get a chunk that is not there, while `load` fails."""
        if key in self.model.sizes:
            self.gets(key)
            return
        self.broken = True
        try:
            got = self.step(key, f"get {shown_key(key)} (load raises OSError)")
        except Raised as raised:
            if "OSError" not in raised.kinds or not self.loaded:
                raise
        else:
            expect(False, f"It returned {shown(got)}, expected the OSError that load raises.", "Do not catch it.")
        self.broken = False
        self.numbers = numbers_of(self.props.numbers(self.cache))
        self.tell()
        self.model.find(key)
        self.expect_loads(key, found=False)

    def get(self, key: Hashable, words: str, *, spoil: bool = False) -> None:
        """Get a chunk, and compare what the cache did, and what it returned."""
        got = self.step(key, words, spoil=spoil)
        self.expect_loads(key, self.model.get(key, self.room.nbytes(key)))
        expect_array(got, self.room.chunk(key), lambda array: self.about_chunk(array, key))

    def expect_loads(self, key: Hashable, found: bool) -> None:
        """Require that `load` was called for a chunk that is not there, once, and not otherwise."""
        self.got.append(key)
        if self.loaded == [key] * (not found):
            return
        expect(set(self.loaded) <= {key}, f"To get {shown_key(key)}, it called load for {self.names_loaded()}.")
        expect(len(self.loaded) < 2, f"It called load {len(self.loaded)} times for one {key}.")
        gap = f"The last step had to find {key} in the cache, and called load."
        if not found:
            gap = f"The last step found {key}, which could not be in the cache any more: it had to call load."
            if self.got.count(key) == 1:
                gap = f"The last step did not call load, and nobody had got {key} from this cache before."
        expect(False, gap)

    def agrees(self) -> None:
        """Require the numbers that the cache shows."""
        for name, number in zip(cache_props.NAMES, self.numbers, strict=True):
            want = getattr(self.model, name)
            expect(number is not None, f"The cache has no attribute {name}.", "See the docstring of ChunkCache.")
            expect(is_whole(number), f"{name} is {type_of(number)}, expected a whole number.")
            if number != want:
                kept = f" ({', '.join(sorted(map(str, self.model.sizes))) or 'nothing'})"
                what = {"hits": "gets that found the chunk", "misses": "calls of load", "nbytes": "bytes kept" + kept}
                expect(False, f"{name} is {shown(number)}, expected {want}: the number of {what[name]}.")

    def about_chunk(self, array: Array, key: Hashable) -> str | None:
        """Say what was returned in place of a chunk, or how it came to harm."""
        if not array.any():
            return (
                "what was written into a returned array is in the cache now: return a copy, or keep an array of "
                "the cache's own that is read-only (chunk.setflags(write=False))."
                if self.spoiled
                else None
            )
        if self.room.reuse:
            return "load uses the same memory for each chunk: what the cache keeps must be a copy."
        other = next((one for one in self.room.keys if np.array_equal(array, self.room.chunk(one))), None)
        return f"That is chunk {shown_key(other)}" if other is not None and other != key else None


def numbers_of(said: Any) -> list[Any]:
    """Return what a cache shows of itself, where it was looked up for that."""
    if not isinstance(said, list) or len(said) != len(cache_props.NAMES):
        raise forged("the look at the cache")
    return said


def shown_key(key: Hashable) -> str:
    """Return a key as messages tell it: a, b, c as they are."""
    return key if isinstance(key, str) and key.isalpha() else shown(key)


def is_whole(number: Any) -> bool:
    """Say whether it is a whole number."""
    return isinstance(number, (int, np.integer)) and not isinstance(number, bool)


def lent_props() -> Remote:
    """Lend what loads chunks, writes into them and scans, once in an attempt."""
    current = attempt.current()
    if current not in _lent:
        _lent[current] = lend("props", inspect.getsource(cache_props))
    return _lent[current]


_lent: WeakKeyDictionary[attempt.Attempt, Remote] = WeakKeyDictionary()


def expect_cache(got: Any) -> Remote:
    """Require an object of the answer's own."""
    expect(
        isinstance(got, Remote),
        f"It came back as {type_of(got)}: let a ChunkCache hold one, and not be one.",
    )
    assert isinstance(got, Remote)
    return got


def use(case: Use) -> None:
    """Use a cache in a given way."""
    cached = Cached(case.room)
    for name, key in case.steps:
        getattr(cached, name)(key)
        cached.agrees()


@check(
    points=1,
    of="ChunkCache",
    hints=(
        "How do you know which chunk was used longest ago? To be found is to be used, too. And can the new chunk "
        "fit at all?",
        "An OrderedDict can keep chunks in the order of their last use: one that is found moves to the end, those "
        "at the front are dropped. Count their bytes, not their number.",
        "move_to_end(key) when a chunk is found. Before one is kept, and if chunk.nbytes <= capacity_bytes: while "
        "nbytes + chunk.nbytes > capacity_bytes, popitem(last=False) and subtract its bytes.",
    ),
    examples=12,
)
@given(uses())
@demand("What was used longest ago goes, and to find a chunk is to use it.", Use(Room(16, (2, 2, 2)), gets("abaca")))
@demand("Each cache begins empty.", Use(Room(16, (2, 2, 2)), gets("abcbac")))
@demand("Chunks go one after the other, until there is room.", Use(Room(24, (1, 2, 2, 4)), gets("abcdcd")))
@demand(
    "A chunk larger than the capacity is not kept, and nothing goes for it.", Use(Room(16, (2, 1, 5)), gets("abcabc"))
)
@demand("A chunk as large as the capacity is kept.", Use(Room(16, (4, 1)), gets("aaba")))
@demand("With a capacity of 0, nothing is kept.", Use(Room(0, (2, 1)), gets("aab")))
@demand(
    "Keys are any hashable: 0 and '0' are two, and so are places in the grid.",
    Use(Room(24, (2, 2, 2, 2), names=(0, "0", (0, 1), (1, 0))), gets([0, "0", (0, 1), 0, (1, 0), "0"])),
)
@demand("So it goes on.", Use(Room(36, (2, 2, 1, 3, 10, 9, 4)), gets("eddgeccacgadfa")))
def drops_what_was_used_longest_ago(student: Student, case: Use) -> None:
    """ChunkCache finds what was used last, keeps no more bytes than it may, and drops what was used longest ago."""
    use(case)


@check(
    points=1,
    of="ChunkCache",
    hints=(
        "What does your cache hold, after somebody has written into what get returned, or load has used its memory "
        "again? And after load has raised?",
        "Keep a copy of what load returns, and let nobody write into it. Before load has returned, change nothing "
        "but the count of misses.",
        "chunk = np.array(load(key)); chunk.setflags(write=False).",
    ),
    examples=8,
)
@given(harms())
@demand("Who writes into a chunk that was loaded changes nothing.", Use(AMPLE, (("spoils", "a"), *gets("a"))))
@demand("Nor does who writes into one that was found.", Use(AMPLE, (*gets("b"), ("spoils", "b"), *gets("b"))))
@demand("load may use the same piece of memory for each chunk.", Use(Room(24, (2, 2, 2), reuse=True), gets("abab")))
@demand(
    "What load raises is passed on; that is a miss, and nothing else changes.",
    Use(AMPLE, (*gets("ab"), ("loads_in_vain", "c"), *gets("cab"))),
)
@demand(
    "Nothing goes for what cannot be loaded.",
    Use(Room(16, (2, 2, 2)), (*gets("ab"), ("loads_in_vain", "c"), *gets("ab"))),
)
@demand("A negative capacity is a ValueError.", Use(Room(-1, ()), ()))
def keeps_chunks_from_harm(student: Student, case: Use) -> None:
    """ChunkCache keeps chunks unharmed, whoever writes into what it returned; it passes on what load raises."""
    if case.room.capacity < 0:
        refuses_less_than_nothing(student)
    else:
        use(case)


def refuses_less_than_nothing(student: Student) -> None:
    """Require ValueError for a negative capacity."""
    load = lent_as("load", lent_props().scan((1,), (1,), "u2"))
    look = "A cache of 0 bytes keeps nothing; less than 0 bytes is a mistake of the caller's."
    expect_raises("ValueError", lambda: student.ChunkCache(load, -1), look)


# bytes_to_scan_once


@dataclass(frozen=True)
class Scan:
    """A scan through an array, plane by plane.

    Attributes
    ----------
    shape, chunks : tuple of int
        Voxels of the array and of a chunk.
    itemsize : int
        Bytes of a voxel.
    axis : int
        Along which the planes follow each other.
    """

    shape: Shape
    chunks: Shape
    itemsize: int = 2
    axis: int = 0

    @property
    def grid(self) -> Shape:
        """Chunks along each axis."""
        return tuple(-(-size // chunk) for size, chunk in zip(self.shape, self.chunks, strict=True))

    @property
    def chunk_nbytes(self) -> int:
        """Bytes of a whole chunk."""
        return math.prod(self.chunks) * self.itemsize

    @property
    def layer(self) -> int:
        """Chunks that one plane touches."""
        return math.prod(self.grid) // self.grid[self.axis]

    @property
    def n_uses(self) -> int:
        """How often some plane needs a chunk."""
        return self.shape[self.axis] * self.layer

    def uses(self) -> Iterator[tuple[tuple[int, int], int]]:
        """Yield each use of a chunk: its layer, its place there; and its bytes."""
        for plane in range(self.shape[self.axis]):
            yield from (((plane // self.chunks[self.axis], place), self.chunk_nbytes) for place in range(self.layer))


PETASCALE = (16384, 32768, 32768)
"""Shape of the 35 TB volume: uint16."""

CLIFFS = Scan((32, 32, 32), (4, 8, 16))
"""64 chunks; 8, 16 and 32 of them in a layer, depending on the axis."""


@cache
@st.composite
def scans(draw: st.DrawFn) -> Scan:
    """Return small arrays of one to four axes."""
    n_axes = draw(pick(3, 2, 4, 1))
    chunks = draw(st.tuples(*(sizes(1, 9, plain) for plain in (2, 3, 4, 5)[:n_axes])))
    counts = draw(st.tuples(*(sizes(1, 5, plain) for plain in (2, 3, 4, 2)[:n_axes])))
    shape = tuple(n * chunk - draw(sizes(0, chunk - 1, 1)) for n, chunk in zip(counts, chunks, strict=True))
    return Scan(shape, chunks, draw(pick(2, 1, 4, 8)), draw(sizes(0, n_axes - 1, 0)))


@check(
    points=1,
    of="bytes_to_scan_once",
    hints=(
        "Which chunks does one plane touch? The next plane needs the same again, as long as it is in the same layer.",
        "A layer is one chunk thick: count the chunks of the grid along the other two axes, and multiply by the "
        "bytes of a whole chunk.",
        "itemsize * math.prod(chunks) * math.prod(-(-size // chunk) for each axis but the one of the scan).",
    ),
    examples=12,
)
@given(scans())
@demand("A layer lies across the axis of the scan.", CLIFFS)
@demand("A chunk at the edge counts at full size.", Scan((100, 50, 70), (16, 16, 32), 1, 2))
@demand("So does one that is larger than the array.", Scan((30, 40, 50), (64, 64, 64), 4, 1))
@demand("An array may have two axes.", Scan((20, 33), (4, 8), 2, 1))
@demand("Or four.", Scan((10, 50, 33, 12), (4, 16, 8, 5), 4, 1))
@demand("Along the only axis, a layer is one chunk.", Scan((33,), (8,), 2, 0))
@demand("Numbers may be large.", Scan(PETASCALE, (64, 128, 256), 8, 1))
def finds_the_room_for_a_scan(student: Student, scan: Scan) -> None:
    """bytes_to_scan_once returns the bytes of one layer of chunks: with less, a scan loads it again for each plane."""
    room = expect_room(student, scan)
    if scan == CLIFFS:
        axes = (0, 1, 2)
        rooms = [room] + [expect_room(student, Scan(scan.shape, scan.chunks, scan.itemsize, axis)) for axis in axes[1:]]
        show_cliffs(student, scan, rooms)


def expect_room(student: Student, scan: Scan) -> int:
    """Require the bytes of one layer of chunks; what a scan with too few of them costs is said."""
    got = student.bytes_to_scan_once(scan.shape, scan.chunks, itemsize=scan.itemsize, axis=scan.axis)
    want = scan.layer * scan.chunk_nbytes
    layer = f"A plane touches {counted(scan.layer, 'chunk')} of {counted(scan.chunk_nbytes, 'byte')}."
    expect_int(got, want, layer, cost_of_room(got, scan))
    return want


def cost_of_room(got: Any, scan: Scan) -> str:
    """Say how many chunks a scan loads with less room than it takes."""
    if not is_whole(got) or not 0 <= got < scan.layer * scan.chunk_nbytes or scan.n_uses > 20_000:
        return ""
    loads, chunks = lru.loads(int(got), scan.uses()), math.prod(scan.grid)
    if loads == chunks:
        return ""
    return f"With that much, a scan along axis {scan.axis} loads {loads:,} chunks; {chunks:,} are enough."


def show_cliffs(student: Student, scan: Scan, rooms: list[int]) -> None:
    """Show what the answer's own cache loads in a scan along each axis, with just enough room and with a byte less."""
    rows = []
    with suppress(NotWritten, Raised, Unusable, Wrong):  # another check judges the cache
        for room in sorted({room - less for room in rooms for less in (0, 1)}):
            loads = [loads_of_scan(student, scan, room, axis) for axis in range(3)]
            rows.append((f"{room:,} bytes", *(f"{n:,}" for n in loads)))
        voxels, chunks = (" x ".join(map(str, size)) for size in (scan.shape, scan.chunks))
        attempt.current().note_table(
            Table(
                f"Chunks that your cache loads in a scan of {voxels} voxels, in {math.prod(scan.grid)} chunks of "
                f"{chunks}.",
                ("room in the cache", "along z", "along y", "along x"),
                tuple(rows),
            )
        )


def loads_of_scan(student: Student, scan: Scan, room: int, axis: int) -> int:
    """Return how many chunks the answer's cache loads in a scan along an axis."""
    props = lent_props()
    made = props.scan(scan.shape, scan.chunks, f"u{scan.itemsize}")
    cached = expect_cache(student.ChunkCache(lent_as("load", made), room))
    made.along(cached, axis)
    loaded: int = told("load", fetch(made.loaded), int)
    return loaded


# shard_objects and shard_requests


@dataclass(frozen=True)
class Layout:
    """How an array is stored.

    Attributes
    ----------
    shape, chunks, shards : tuple of int
        Voxels of the array, of a chunk and of a shard.
    """

    shape: Shape
    chunks: Shape
    shards: Shape

    @property
    def per_shard(self) -> Shape:
        """Inner chunks of a shard along each axis."""
        return tuple(shard // chunk for shard, chunk in zip(self.shards, self.chunks, strict=True))


Cost = Callable[[Shape, Shape], int]
"""Requests for a shard: from how many of its inner chunks are touched, and are in a whole shard, along each axis."""


def fetched(touched: Shape, whole: Shape) -> int:
    """Return the requests for one shard: one if all of it is needed, else one for its index and one a chunk."""
    return 1 if touched == whole else 1 + math.prod(touched)


def requests(layout: Layout, selection: Selection, cost: Cost = fetched) -> int:
    """Return the requests for a selection: the sum over the shards that it touches."""
    along = []
    for size, chunk, per_shard, item in zip(layout.shape, layout.chunks, layout.per_shard, selection, strict=True):
        along.append(Counter(i // per_shard for i in chunks_along(size, chunk, item)).values())
    return sum(cost(touched, layout.per_shard) for touched in itertools.product(*along))


@cache
@st.composite
def stored_parts(draw: st.DrawFn) -> tuple[Layout, Selection]:
    """Return layouts of one to three axes, and any selection in them."""
    layout = draw(layouts(draw(pick(2, 1, 3))))
    return layout, draw(st.tuples(*(aligned(size) | indices(size) | ranges(size) for size in layout.shape)))


@cache
@st.composite
def layouts(draw: st.DrawFn, n_axes: int) -> Layout:
    """Return layouts; some inner chunks of the last shards lie beyond the edge."""
    chunks = draw(st.tuples(*(sizes(1, 4, plain) for plain in (2, 2, 3)[:n_axes])))
    shards = tuple(chunk * draw(sizes(1, 3, 2)) for chunk in chunks)
    shape = tuple(draw(sizes(1, 3, 2)) * shard - draw(sizes(0, shard - 1, 1)) for shard in shards)
    return Layout(shape, chunks, shards)


@cache
def aligned(size: int) -> st.SearchStrategy[slice]:
    """Return slices from the beginning or to the end: they are likely to hold all chunks of a shard."""
    bounds = [(None, None), *((None, n) for n in range(size)), *((n, None) for n in range(1, size))]
    return st.sampled_from([slice(*both) for both in bounds])


WHOLE = slice(None)

TWO = Layout((4, 8), (2, 2), (4, 4))
"""Two shards of four chunks."""

OCEAN = Layout((1000, 1000, 1000), (64, 64, 64), (512, 512, 512))
"""2 GB of uint16 in 4,096 chunks or 8 shards."""

LARGE: tuple[Layout, Selection] = (
    Layout(PETASCALE, (64, 64, 64), (1024, 1024, 1024)),
    (slice(100, 3000), slice(0, 2048), slice(-1500, None)),
)


@check(
    points=1,
    of="shard_requests",
    hints=(
        "Sort the chunks that are touched by the shard in which they lie. For which shards is one request enough?",
        "Along an axis a shard has n = shard // chunk inner chunks, and chunk i lies in shard i // n. A shard of "
        "which all inner chunks are touched costs 1, any other 1 for its index and 1 for each touched chunk.",
        "collections.Counter(tuple(i // n for i, n in zip(index, per_shard)) for index in touched) counts for each "
        "shard; all are touched where that is math.prod(per_shard).",
    ),
    examples=15,
)
@given(stored_parts())
@demand("A shard in part costs 1 for its index and 1 for each chunk.", (OCEAN, (500, WHOLE, WHOLE)))
@demand("Each chunk is an object, or each shard; incomplete ones count.", (OCEAN, (500, WHOLE, WHOLE)))
@demand("A shard of which every chunk is touched costs 1.", (TWO, (slice(0, 4), slice(0, 4))))
@demand("A chunk is touched by one voxel of it.", (TWO, (slice(1, 3), slice(1, 7))))
@demand("Of a shard that sticks out, not every chunk can be touched.", (Layout((5, 8), (2, 2), (4, 4)), (WHOLE, WHOLE)))
@demand("A step may jump over chunks.", (Layout((6,), (2,), (6,)), (slice(0, 6, 4),)))
@demand("A step may jump over shards.", (Layout((40, 8), (2, 4), (4, 8)), (slice(0, 40, 20), WHOLE)))
@demand("An empty selection costs 0.", (Layout((10, 10), (4, 4), (8, 8)), (slice(5, 5), WHOLE)))
@demand("An int that is too large is an IndexError.", (Layout((10, 12), (4, 4), (8, 8)), (WHOLE, 12)))
@demand("So is one that is too far below 0.", (Layout((10, 12), (4, 4), (8, 8)), (-11, WHOLE)))
@demand("A negative int counts from the end.", (Layout((10, 12), (4, 4), (8, 8)), (-1, slice(0, 8))))
@demand(
    "Slices count from the end, too, and are clipped.",
    (Layout((10, 12), (4, 4), (8, 8)), (slice(-30, 4), slice(-6, 99))),
)
@demand("A shard of one chunk is always whole.", (Layout((8, 10), (4, 5), (4, 5)), (0, WHOLE)))
@demand(
    "Along each axis, it is another number of chunks.",
    (Layout((7, 12, 20), (2, 3, 4), (4, 9, 4)), (slice(1, 4), slice(0, 9), 17)),
)
@demand("Chunks and shards may be larger than the array.", (Layout((3, 5), (8, 8), (16, 8)), (WHOLE, -1)))
@demand("Numbers may be large.", LARGE)
def counts_objects_and_requests(student: Student, case: tuple[Layout, Selection]) -> None:
    """shard_objects counts what is stored, shard_requests what a selection asks for, with whole shards in one piece."""
    layout, selection = case
    expect_objects(student, layout)
    if any(not isinstance(i, slice) and not -n <= i < n for i, n in zip(selection, layout.shape, strict=True)):
        look = f"The array has {shown(layout.shape)} voxels."
        expect_raises("IndexError", lambda: student.shard_requests(*sizes_of(layout), selection), look)
        return
    expect_requests(student, layout, selection)
    if case == LARGE:
        show_requests(student, OCEAN)


def sizes_of(layout: Layout) -> tuple[Shape, Shape, Shape]:
    """Return shape, chunks and shards."""
    return layout.shape, layout.chunks, layout.shards


def expect_objects(student: Student, layout: Layout) -> None:
    """Require the number of chunks and the number of shards."""
    got = student.shard_objects(*sizes_of(layout))
    want = n_chunks(layout.shape, layout.chunks), n_chunks(layout.shape, layout.shards)
    expect_ints(got, want, "" if isinstance(got, (tuple, list)) else "Without shards, then with them.")


def expect_requests(student: Student, layout: Layout, selection: Selection) -> int:
    """Require the number of requests for a selection; how it comes about is said."""
    got = student.shard_requests(*sizes_of(layout), selection)
    want = requests(layout, selection)
    shards = requests(layout, selection, lambda touched, whole: 1)
    complete = requests(layout, selection, lambda touched, whole: int(touched == whole))
    chunks = requests(layout, selection, lambda touched, whole: math.prod(touched) * (touched != whole))
    sums = "The selection is empty: nothing is fetched."
    if shards:
        parts = [f"{complete:,} whole, in one request each"] if complete else []
        some = shards - complete
        parts += [f"{some:,} in part, with {counted(chunks, 'chunk')}: {some:,} + {chunks:,} requests"] if some else []
        sums = f"It touches {counted(shards, 'shard')}: {'; '.join(parts)}."
    expect_int(got, want, sums)
    return want


def show_requests(student: Student, layout: Layout) -> None:
    """Show what selections cost without shards, and with them by the answer's own count."""
    box, shard = (slice(100, 164),) * 3, (slice(0, 512),) * 3
    selections: dict[str, Selection] = {
        "one voxel": (500, 500, 500),
        f"a box: {typed(box)}": box,
        f"a plane: {typed((500, WHOLE, WHOLE))}": (500, WHOLE, WHOLE),
        f"a shard: {typed(shard)}": shard,
        "all": (WHOLE, WHOLE, WHOLE),
    }
    rows = []
    for name, selection in selections.items():
        chunks = requests(layout, selection, lambda touched, whole: math.prod(touched))
        nbytes = chunks * math.prod(layout.chunks) * 2
        both = chunks, expect_requests(student, layout, selection)
        rows.append((name, *itertools.chain(*((f"{n:,}", f"{load_seconds(nbytes, n):,.1f} s") for n in both))))
    objects = [n_chunks(layout.shape, by) for by in (layout.chunks, layout.shards)]
    attempt.current().note_table(
        Table(
            f"Requests for 2 GB in {objects[0]:,} chunks or {objects[1]} shards of them, and the time at 100 ms a "
            f"request and 100 MB/s.",
            ("selection", "chunks", "time", "shards", "time"),
            tuple(rows),
        )
    )


def load_seconds(nbytes: int, n_requests: int) -> float:
    """Return what ex00's load_seconds does, for 100 MB/s and 0.1 s a request."""
    return nbytes / 100e6 + 0.1 * n_requests


# write_sharded


@dataclass(frozen=True)
class ShardedFilm:
    """Planes for an array in shards.

    Attributes
    ----------
    film : Film
        The planes; its chunks are the shards: what is written in one piece.
    chunks : tuple of int
        Voxels of an inner chunk.
    """

    film: Film
    chunks: Shape

    def target(self) -> Target:
        """Hand over an empty array for the planes."""
        film = self.film
        return empty_array(film.shape, self.chunks, film.dtype, name="array", shards=film.chunks, compressors=None)


@cache
@st.composite
def sharded_films(draw: st.DrawFn) -> ShardedFilm:
    """Return short films for a few shards."""
    chunks = draw(st.tuples(sizes(1, 3, 2), sizes(2, 4, 3), sizes(2, 4, 4)))
    shards = tuple(chunk * draw(sizes(1, most, 2)) for chunk, most in zip(chunks, (4, 2, 2), strict=True))
    shape = tuple(draw(sizes(1, 2, 2)) * shard - draw(sizes(0, shard - 1, 1)) for shard in shards)
    more = draw(pick(0, 0, 0, 1, -1)) if shape[0] > 1 else 0
    return ShardedFilm(Film(shape, shards, draw(pick("uint16", "uint8", "int16", "float32")), more), chunks)


LAYERS = ShardedFilm(Film((40, 64, 64), (16, 32, 32)), (8, 16, 16))
"""12 shards in three layers, the last of them half empty; 80 chunks."""

LONG = ShardedFilm(Film((44, 512, 512), (8, 256, 256), long=True), (4, 128, 128))
"""Six layers of four shards, 4 MiB; the last of them half empty."""


@check(
    points=2,
    of="write_sharded",
    hints=(
        "What is the smallest piece that can be written, where there are shards? It is larger than a chunk.",
        "Do as write_planes in ex08 does, with array.shards[0] planes at a time: copy each plane as it comes, and "
        "write the layer with one assignment. The last layer may be thinner.",
        "layer[i] = plane copies; array[start:stop] = layer. plane = next(planes, None) is None where no plane is "
        "left: ValueError if one is missing, or if there is one too many at the end.",
    ),
    examples=5,
    seconds=60,
)
@given(sharded_films())
@demand("Each shard is written once, whole.", LAYERS)
@demand("The last layer may be thinner.", ShardedFilm(Film((9, 6, 7), (8, 6, 8)), (1, 3, 4)))
@demand("The planes may fill all layers.", ShardedFilm(Film((8, 9, 7), (4, 6, 4)), (2, 3, 2)))
@demand("Voxels keep their data type.", ShardedFilm(Film((5, 6, 7), (4, 4, 4), "float32"), (2, 2, 4)))
@demand("A plane too many is a ValueError.", ShardedFilm(Film((5, 6, 7), (4, 4, 4), more=1), (2, 4, 2)))
@demand("So it is after a whole layer.", ShardedFilm(Film((8, 6, 7), (4, 4, 4), more=1), (2, 4, 2)))
@demand("A plane too few is a ValueError.", ShardedFilm(Film((6, 6, 7), (4, 4, 4), more=-1), (2, 4, 2)))
@demand("So is a layer too few.", ShardedFilm(Film((8, 6, 7), (4, 4, 4), more=-4), (2, 4, 2)))
@demand("One layer of shards is in memory, not more.", LONG)
def writes_each_shard_once(student: Student, case: ShardedFilm) -> None:
    """write_sharded stores what a camera delivers, each shard in one piece, and refuses a wrong number of planes."""
    film, target = case.film, case.target()
    (camera, added), metadata = film.camera(), target.objects.get("zarr.json")
    if film.more:
        look = "After the last plane that it needs, ask for one more." if film.more > 0 else ""
        planes = f"The volume has {film.shape[0]:,} planes, the camera delivers {film.shape[0] + film.more:,}."
        expect_raises("ValueError", lambda: student.write_sharded(target.opened, camera), planes, look)
        return
    memory = layer_memory(film)
    with memory.measured() if memory else nullcontext():
        student.write_sharded(target.opened, camera)
    expect(target.objects.get("zarr.json") == metadata, "It changed the array's metadata: write voxels, nothing else.")
    expect_film(target, film, added.taken)
    expect_shard_writes(target.opened)
    if memory:
        memory.expect()


def layer_memory(film: Film) -> MemoryBudget | None:
    """Return what writing a long film may take; None where it is too short to tell."""
    if not film.long:
        return None
    layer = math.prod(film.shape[1:]) * film.chunks[0] * np.dtype(film.dtype).itemsize
    words = f"A layer of {film.chunks[0]} planes has {human_bytes(layer)}: hold one of them at a time."
    return MemoryBudget(3 * layer + 2**20, 4 * layer + 2**20, "one layer of shards at a time", lambda peak: words)


def expect_shard_writes(opened: Opened) -> None:
    """Judge the writes of shards; the words speak of shards, not of chunks."""
    assert opened.budget is not None
    writes, shards = opened.n_writes, opened.budget.write_optimum
    words = "\n".join(
        [
            attempt.current().called(),
            f"What it wrote is right, but it wrote shards {counted(writes, 'time')}, and read shards back "
            f"{counted(opened.n_read_backs, 'time')} to change them; there are {counted(shards, 'shard')} (half of the "
            f"points: up to {2 * shards:,} writes).",
            "To write a part of a shard is to write all of it again: collect array.shards[0] planes, then write them "
            "in one piece.",
        ]
    )
    try:
        opened.expect_writes()
    except OverBudget:
        raise OverBudget(words) from None
    if writes > shards:
        attempt.current().note_half(words, size=writes)
