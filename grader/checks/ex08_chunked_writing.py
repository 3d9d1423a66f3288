"""Chunked writing."""

import inspect
import json
import math
from collections import Counter
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np
import zarr
from hypothesis import given
from hypothesis import strategies as st

from grader.checks import props
from grader.checks.histograms import Specimen
from grader.checks.selections import pick, sizes
from grader.checks.targets import Target, empty_array, empty_store
from grader.checks.zarr_arrays import ZarrImage
from grader.marking import attempt
from grader.marking.budget import Budget
from grader.marking.check import check, demand
from grader.marking.expect import expect, expect_array, expect_raises, sequence
from grader.marking.lent import Handed, lend, lent_as
from grader.marking.memory import MemoryBudget
from grader.marking.needed import chunk_places, n_chunks, touched
from grader.marking.race import ContestedObjects, write_at_once
from grader.marking.student import Remote, Student
from grader.marking.words import cut, shown, type_of
from grader.reports.words import counted, human_bytes
from grader.sandbox.sources import Given
from grader.stores.objects import MemoryObjects
from grader.stores.zarr_store import ObjectStore
from grader.volumes.diagnosis import diagnose
from grader.volumes.phantom import Phantom
from grader.volumes.volume import Array, single
from grader.volumes.zarr_dress import Storage

Shape = tuple[int, ...]
Place = tuple[slice, ...]


@cache
@st.composite
def grids(draw: st.DrawFn, n_axes: int = 3, most: int = 3) -> tuple[Shape, Shape]:
    """Return a shape and chunks: a few along each axis, the last often partial."""
    chunks = tuple(draw(sizes(1, 5, plain)) for plain in (2, 3, 4)[-n_axes:])
    shape = tuple(max(1, draw(sizes(1, most, 2)) * c - draw(sizes(0, c - 1, 1))) for c in chunks)
    return shape, chunks


# create_volume


@dataclass(frozen=True)
class Wanted:
    """A volume to create.

    Attributes
    ----------
    shape, chunks : tuple of int
        Voxels of the volume and of a chunk.
    dtype : str
        Data type.
    """

    shape: Shape
    chunks: Shape
    dtype: str


VOLUME = Wanted((150, 2048, 1536), (64, 128, 256), "uint16")


@cache
@st.composite
def wanted(draw: st.DrawFn) -> Wanted:
    """Return volumes to create; a chunk may be larger than the volume."""
    shape = draw(st.tuples(sizes(1, 200, 20), sizes(1, 300, 30), sizes(1, 300, 40)))
    chunks = draw(st.tuples(sizes(1, 64, 4), sizes(1, 64, 8), sizes(1, 64, 16)))
    return Wanted(shape, chunks, draw(pick("uint16", "uint8", "int16", "float32", "int32")))


@check(
    points=1,
    of="create_volume",
    hints=(
        "An empty volume is nothing but metadata. Which function of Zarr makes an array from a shape, chunks and a "
        "data type?",
        "zarr.create_array(store, shape=…, chunks=…, dtype=…, fill_value=0) writes no chunk. Zarr 3, no shards and "
        "the usual codecs are its own choice: say nothing about them.",
    ),
    examples=4,
)
@given(wanted())
@demand("It creates a Zarr v3 array of that shape, those chunks and that data type.", VOLUME)
@demand("Its fill value is 0; it has no shards, and the codecs of Zarr's choice.", VOLUME)
@demand("It writes no chunk.", VOLUME)
@demand("It returns the array, open for reading and writing.", VOLUME)
@demand("A chunk may be larger than the volume.", Wanted((30, 40, 50), (64, 32, 32), "uint8"))
@demand("The voxels may be floats.", Wanted((30, 40, 50), (8, 16, 32), "float32"))
def creates_an_empty_volume(student: Student, want: Wanted) -> None:
    """create_volume makes an empty Zarr v3 array with that shape, chunks and dtype, and writes no chunk."""
    target = empty_store()
    got = student.create_volume(target.opened, want.shape, want.chunks, want.dtype)
    expect_metadata(target, want)
    writes = target.opened.n_writes
    expect(writes == 0, f"It wrote {counted(writes, 'chunk')}: in an empty volume there are none. Write no zeros.")
    expect_array_for_writing(got, target)


def expect_metadata(target: Target, want: Wanted) -> None:
    """Require the metadata that zarr writes for such an array."""
    raw = target.objects.get("zarr.json")
    if raw is None:
        old = "Zarr format 2 (.zarray): use zarr_format=3, the default"
        lies = old if target.objects.get(".zarray") is not None else "none at the root of the store"
        others = sorted(key for key in target.objects.list() if key.endswith("zarr.json"))
        expect(False, f"There is no Zarr v3 array: {lies}.", f"There is {shown(others[0])}." if others else "")
    got, right = read_document(bytes(raw or b"")), _metadata(want)
    kind = got.get("node_type")
    expect(kind == "array", f"There is a {cut(str(kind))} at the root of the store, no array.")
    target.array()  # that Zarr can open it says that all is there
    shape = tuple(got["shape"])
    expect(shape == want.shape, f"The array's shape is {shown(shape)}, expected {want.shape}.")
    expect(got["data_type"] == right["data_type"], f"Its dtype is {got['data_type']}, expected {right['data_type']}.")
    inner = [codec["configuration"] for codec in got["codecs"] if codec["name"] == "sharding_indexed"]
    expect(not inner, "The array has shards: leave them out.")
    chunks = tuple(got["chunk_grid"]["configuration"]["chunk_shape"])
    expect(chunks == want.chunks, f"Its chunks are {shown(chunks)}, expected {want.chunks}.")
    expect(got["fill_value"] == 0, f"Its fill value is {shown(got['fill_value'])}, expected 0.")
    codecs = [[codec["name"] for codec in one["codecs"]] for one in (got, right)]
    expect(
        got["codecs"] == right["codecs"],
        f"Its codecs are {', '.join(codecs[0])}; Zarr's own choice is {', '.join(codecs[1])}"
        f"{', with other settings' if codecs[0] == codecs[1] else ''}.",
        "Leave filters, serializer and compressors out.",
    )


def read_document(raw: bytes) -> dict[str, Any]:
    """Return a metadata document, which an answer has written."""
    try:
        document = json.loads(raw)
    except (ValueError, RecursionError):
        document = None
    expect(isinstance(document, dict), "The zarr.json at the root of the store is no JSON that Zarr can read.")
    assert isinstance(document, dict)
    return document


@cache
def _metadata(want: Wanted) -> dict[str, Any]:
    """Return the metadata document of such an array."""
    objects = MemoryObjects()
    zarr.create_array(ObjectStore(objects), shape=want.shape, chunks=want.chunks, dtype=want.dtype, fill_value=0)
    document: dict[str, Any] = json.loads(bytes(objects.get("zarr.json") or b""))
    return document


def expect_array_for_writing(got: Any, target: Target) -> None:
    """Require that what was returned is the array in the store, open for writing."""
    is_array = isinstance(got, Remote) and got.type_name == "zarr.Array"
    expect(is_array, f"It returned {type_of(got)}, expected the zarr.Array.")
    got.set_basic_selection((0, 0, 0), 1)
    expect(
        bool(np.all(target.array()[:1, :1, :1] == 1)),
        "What is written into the array that it returned is not in the store.",
        "Return the array that lies in the store which is handed over.",
    )


# write_planes


@dataclass(frozen=True)
class Film:
    """Planes that a camera delivers, all in the same piece of memory.

    Attributes
    ----------
    shape, chunks : tuple of int
        Voxels of the volume that they fill, and of its chunks.
    dtype : str
        Data type.
    more : int
        How many planes the camera delivers beyond those that the volume has; fewer where negative.
    long : bool
        All planes show the same scene, brighter or darker: it need not be kept as a whole.
    """

    shape: Shape
    chunks: Shape
    dtype: str = "uint16"
    more: int = 0
    long: bool = False

    def scene(self) -> Array:
        """Return what all planes have in common: the scene of a long film, and nothing of a short one."""
        if not self.long:
            return np.zeros(self.shape[1:], self.dtype)
        formula = Phantom(self.dtype, attempt.current().seed, bits=8)
        scene: Array = single(formula, (1, *self.shape[1:])).read()[0]
        return scene

    def added(self, n: int) -> Array:
        """Return what each of `n` planes has besides: a number in a long film, in a short one the planes in turns."""
        seed = attempt.current().seed
        if not self.long:
            planes: Array = single(Phantom(self.dtype, seed), self.shape).read()
            return planes[np.arange(n) % len(planes)]
        hashes = single(Phantom("uint16", seed + 1, bits=8), (n,)).read()
        return (hashes * 256).astype(self.dtype)[:, None, None]

    def planes(self, start: int, stop: int) -> Array:
        """Return planes as one array."""
        planes: Array = self.scene() + self.added(self.shape[0])[start:stop]
        return planes

    def camera(self) -> tuple[Remote, Handed[Array]]:
        """Return an iterator over the planes, in the worker, and what it takes for that from the grader."""
        added = Handed(self.added(self.shape[0] + self.more))
        return lent_as("planes", lent_props().camera(self.scene(), Given("added", added))), added

    def target(self) -> Target:
        """Hand over an empty array for the planes."""
        return empty_array(self.shape, self.chunks, self.dtype, name="array")


SHORT = Film((5, 6, 7), (2, 4, 3))
WHOLE_SLABS = Film((6, 6, 7), (2, 4, 3))
LONG = Film((78, 512, 512), (4, 256, 256), long=True)
"""20 slabs, the last of two planes; 41 MB."""


@cache
@st.composite
def films(draw: st.DrawFn) -> Film:
    """Return short films."""
    shape, chunks = draw(grids())
    more = draw(pick(0, 0, 0, 1, -1)) if shape[0] > 1 else 0
    return Film(shape, chunks, draw(pick("uint16", "uint8", "int16", "float32")), more)


@check(
    points=2,
    of="write_planes",
    hints=(
        "How often is a chunk written, if each plane is stored as it comes? Ask how many planes fill a chunk, and "
        "wait for them.",
        "Collect array.chunks[0] planes, for the end perhaps fewer, and write them with one assignment. Copy each "
        "plane at once: the camera may use its memory for the next.",
        "slab = np.empty((stop - start, *array.shape[1:]), array.dtype); slab[i] = plane copies; array[start:stop] "
        "= slab. plane = next(planes, None) is None where no plane is left: ValueError if that is too early, or if "
        "there is one more at the end.",
    ),
    examples=4,
    seconds=60,
)
@given(films())
@demand("It writes each plane into its place; the last slab may be thinner.", SHORT)
@demand("The camera may deliver all planes in the same piece of memory.", SHORT)
@demand("It writes each chunk once and reads none back.", SHORT)
@demand("A chunk may be deeper than the volume.", replace(SHORT, chunks=(8, 4, 3)))
@demand("The voxels may be floats.", replace(SHORT, dtype="float32"))
@demand("One plane more than the volume has: ValueError.", replace(SHORT, more=1))
@demand("One plane more behind a whole slab: ValueError.", replace(WHOLE_SLABS, more=1))
@demand("The last slab is missing: ValueError.", replace(SHORT, more=-1))
@demand("The last plane of a slab is missing: ValueError.", replace(WHOLE_SLABS, more=-1))
@demand("No plane at all: ValueError.", replace(SHORT, more=-5))
@demand("What was written before the ValueError stays in the array.", Film((12, 6, 7), (2, 4, 3), more=-1))
@demand("It holds one slab at a time.", LONG, large=True)
def writes_slab_by_slab(student: Student, film: Film) -> None:
    """write_planes stores what a camera delivers, writes each chunk once, reads none back and holds little."""
    target, (camera, added), memory = film.target(), film.camera(), slab_memory(film)
    if film.more:
        look = "After the last plane that it needs, ask for one more." if film.more > 0 else ""
        planes = f"The volume has {film.shape[0]:,} planes, the camera delivers {film.shape[0] + film.more:,}."
        expect_raises("ValueError", lambda: student.write_planes(target.opened, camera), planes, look)
        expect_first_slab(target, film)
        return
    with memory.measured() if memory else nullcontext():
        student.write_planes(target.opened, camera)
    expect_film(target, film, added.taken)
    target.opened.expect_writes()
    if memory:
        memory.expect()


def expect_first_slab(target: Target, film: Film) -> None:
    """Require the first slab after ValueError, where so many follow that it must have been written by then."""
    depth = film.chunks[0]
    if film.shape[0] > 5 * depth:
        there = np.array_equal(target.array()[:depth], film.planes(0, depth))
        expect(
            there, f"It raised ValueError, but planes 0:{depth} are not in the array.", "What was written stays there."
        )


def lent_props() -> Remote:
    """Lend what makes cameras."""
    return lend("props", inspect.getsource(props))


def slab_memory(film: Film) -> MemoryBudget | None:
    """Return what writing a long film may take; None where it is too short to tell."""
    if not film.long:
        return None
    plane = math.prod(film.shape[1:]) * np.dtype(film.dtype).itemsize
    depth = film.chunks[0]

    def mistake(peak: int) -> str:
        whole = plane * film.shape[0]
        if peak > 0.9 * whole:
            return f"All {film.shape[0]} planes have {human_bytes(whole)}: they were all there at once."
        return (
            f"A slab of {depth} planes has {human_bytes(plane * depth)}: hold one of them at a time. A list of planes "
            f"and np.stack of it are two; the slab before is there until its name is bound to something else."
        )

    extra = 2**20
    return MemoryBudget(int(2.5 * depth * plane) + extra, 4 * depth * plane + extra, "one slab at a time", mistake)


def expect_film(target: Target, film: Film, delivered: int) -> None:
    """Require each plane in its place."""
    if delivered < film.shape[0]:
        expect(False, f"It asked for {delivered} of the {film.shape[0]} planes.", "Planes that nobody takes are lost.")
    if not film.long:
        volume = single(Phantom(film.dtype, attempt.current().seed), film.shape)
        expect_array(
            target.written(), film.planes(0, film.shape[0]), lambda got: about_film(got, film) or diagnose(volume, got)
        )
        return
    array = target.array()
    for start in range(0, film.shape[0], film.chunks[0]):
        stop = min(start + film.chunks[0], film.shape[0])
        got, want = array[start:stop], film.planes(start, stop)
        wrong = [start + i for i in range(stop - start) if not np.array_equal(got[i], want[i])]
        expect(not wrong, f"Plane {wrong[0] if wrong else 0} is not what the camera delivered.")


def about_film(got: Array, film: Film) -> str:
    """Say of which planes a wrong volume is made, whatever the depth of a slab."""
    n, depth = film.shape[0], film.chunks[0]
    want = film.planes(0, n)
    ends = [min(z - z % depth + depth, n) - 1 for z in range(n)]
    if any(np.array_equal(got, want[last]) for last in (ends, [n - 1] * n)):
        return (
            "The camera delivers each plane in the same piece of memory: what you keep of it must be a copy, made "
            "before you ask for the next."
        )
    turned = [end - z % depth for z, end in enumerate(ends)]
    return "The planes of each slab are in the wrong order." if np.array_equal(got, want[turned]) else ""


# map_chunks


@dataclass(frozen=True)
class Mapping:
    """A volume, and a function to be applied to it.

    Attributes
    ----------
    image : ZarrImage
        The volume.
    function : str
        Which function: its result depends on what is given to it at a time.
    dtype : str
        Data type of the target.
    """

    image: ZarrImage
    function: str = "above the chunk's darkest"
    dtype: str = "uint16"


def apply(name: str, block: Array) -> Array:
    """Return what a function makes of a chunk, before it is converted; the result depends on the chunk's borders."""
    result: Array = block // 2 + 1
    if name == "above the chunk's darkest":
        result = block - block.min() + 1
    elif name == "share of the chunk's brightest":
        result = block / block.max()
    elif name == "brighter than the chunk's mean":
        result = block > block.mean()
    return result


class Function:
    """The function of a mapping, as the answer gets it: it runs in the grader, so what it is given is known.

    Parameters
    ----------
    mapping : Mapping
        What it is applied to.

    Attributes
    ----------
    shapes : list of tuple
        What it was called with.
    dtypes : list of dtype
        Their data types, each once.
    """

    def __init__(self, mapping: Mapping) -> None:
        self._mapping = mapping
        self._most_calls = 1000 + 8 * mapping.image.grid.n_chunks
        self.shapes: list[Shape] = []
        self.dtypes: list[np.dtype[Any]] = []

    def __call__(self, block: Array) -> Array:
        """Take note of the block, and return what is made of it."""
        if not isinstance(block, np.ndarray) or block.size > math.prod(self._mapping.image.shape):
            raise TypeError(f"{type_of(block)} is no block of the source")
        if len(self.shapes) == self._most_calls:
            raise LookupError(f"it was called {self._most_calls:,} times before")
        self.shapes.append(block.shape)
        if block.dtype not in self.dtypes:
            self.dtypes.append(block.dtype)
        with np.errstate(all="ignore"):
            return apply(self._mapping.function, block).astype(self._mapping.dtype)


SMALL = Mapping(ZarrImage((5, 6, 7), Storage((2, 4, 3)), virtual=True))
OTHER_TYPE = Mapping(replace(SMALL.image, dtype="uint8"), "share of the chunk's brightest", "float32")
BIG_ENDIAN = Mapping(replace(SMALL.image, storage=Storage((2, 4, 3), format=2, byteorder=">")), "half", "int32")
DARK_PLANE = Mapping(Specimen((3, 6, 7), Storage((1, 4, 3)), values=(0,), slope=100), "half")
LARGE = Mapping(Specimen((256, 256, 300), Storage((64, 64, 64)), big=True), "half")
"""80 chunks of 512 KiB, 39 MB."""


@cache
@st.composite
def mappings(draw: st.DrawFn) -> Mapping:
    """Return small volumes, and functions with their target's data type."""
    shape, chunks = draw(grids(most=2))
    storage = Storage(chunks, draw(pick(3, 2)), byteorder=draw(pick("<", ">")))
    image = ZarrImage(shape, storage, draw(pick("uint16", "uint8")), virtual=True)
    function, dtype = draw(
        pick(
            ("above the chunk's darkest", "uint16"),
            ("share of the chunk's brightest", "float32"),
            ("brighter than the chunk's mean", "uint8"),
            ("half", "int32"),
        )
    )
    return Mapping(image, function, dtype)


@check(
    points=2,
    of="map_chunks",
    hints=(
        "Source and target are cut into the same chunks. Which part of the one do you need for a chunk of the other?",
        "Go through the regions of the chunks as iter_chunks of ex07 does. A region that holds its chunk as far as "
        "it lies in the volume is written without reading anything back.",
        "target[region] = func(np.asarray(source[region], source.dtype.newbyteorder('='))).",
    ),
    examples=4,
    seconds=60,
)
@given(mappings())
@demand("It writes what func returns for each chunk, clipped to the shape.", SMALL)
@demand("It calls func once for each chunk.", SMALL)
@demand("It reads each chunk of the source once.", SMALL)
@demand("It writes each chunk of the target once and reads none back.", SMALL)
@demand("func gets the data type of the source, and the target may have another.", OTHER_TYPE)
@demand("func gets native byte order.", BIG_ENDIAN)
@demand("A chunk of zeros is given to func like any other.", DARK_PLANE)
@demand("It holds few chunks at a time.", LARGE, large=True)
def maps_chunk_by_chunk(student: Student, mapping: Mapping) -> None:
    """map_chunks calls func once for each chunk, reads and writes each chunk once, reads none back and holds little."""
    image, chunks, memory = mapping.image, mapping.image.storage.chunks, chunk_memory(mapping)
    source = image.open(Budget({"": range(image.grid.n_chunks)}), name="source")
    target = empty_array(image.shape, chunks, mapping.dtype)
    func = Function(mapping)
    with memory.measured() if memory else nullcontext():
        student.map_chunks(source, target.opened, Given("func", func))
    expect_calls(func.shapes, image)
    for dtype in func.dtypes:
        native = "func was given bytes in the file's order: convert the chunk to native byte order first."
        expect(dtype.isnative, native)
        expect(dtype == image.dtype, f"func was given {dtype}, expected {image.dtype}, the data type of the source.")
    expect_array(target.written(), expected_map(mapping), lambda got: about_map(got, mapping))
    source.expect_reads()
    target.opened.expect_writes()
    if memory:
        memory.expect()


def chunk_memory(mapping: Mapping) -> MemoryBudget | None:
    """Return what mapping the large volume may take; None where the volume is too small to tell."""
    if mapping is not LARGE:
        return None
    grid = mapping.image.grid

    def mistake(peak: int) -> str:
        if peak > 0.9 * grid.nbytes:
            return f"Source and target have {human_bytes(grid.nbytes)} each: the whole of one was there at once."
        return f"A chunk has {human_bytes(grid.chunk_nbytes)}: hold one at a time."

    return MemoryBudget(12 * grid.chunk_nbytes, 32 * grid.chunk_nbytes, "one chunk at a time", mistake)


def expected_map(mapping: Mapping) -> Array:
    """Return what the target has to hold."""
    voxels = mapping.image.volume.read()
    result = np.empty(voxels.shape, mapping.dtype)
    for place in chunk_places(voxels.shape, mapping.image.storage.chunks):
        result[place] = apply(mapping.function, voxels[place]).astype(mapping.dtype)
    return result


def expect_calls(shapes: list[Shape], image: ZarrImage) -> None:
    """Require one call for each chunk, with the chunk as far as it lies in the volume."""
    chunks = image.storage.chunks
    want = [tuple(part.stop - part.start for part in place) for place in chunk_places(image.shape, chunks)]
    expect(
        len(shapes) == len(want),
        f"func was called {counted(len(shapes), 'time')}, expected {len(want):,}: once for each chunk.",
    )
    odd = Counter(shapes) - Counter(want)
    if odd:
        missing = Counter(want) - Counter(shapes)
        expect(
            False,
            f"func was given a block of shape {shown(next(iter(odd)))}; there is no such chunk left, but one of "
            f"{shown(next(iter(missing)))}.",
        )


def about_map(got: Array, mapping: Mapping) -> str | None:
    """Say which chunk is empty."""
    want = expected_map(mapping)
    places = chunk_places(want.shape, mapping.image.storage.chunks)
    empty = [place for place in places if not got[place].any() and want[place].any()]
    return f"The chunk at {shown(empty[0])} is empty ({counted(len(empty), 'chunk')} in all)." if empty else None


# aligned_regions


@dataclass(frozen=True)
class Sharing:
    """A volume for several workers.

    Attributes
    ----------
    shape, chunks : tuple of int
        Voxels of the volume and of a chunk.
    n_workers : int
        How many there are.
    """

    shape: Shape
    chunks: Shape
    n_workers: int

    @property
    def n_chunks(self) -> int:
        """Number of chunks."""
        return n_chunks(self.shape, self.chunks)


THREE_CHUNKS = Sharing((10,), (4,), 2)


@cache
@st.composite
def sharings(draw: st.DrawFn) -> Sharing:
    """Return volumes of one to three axes, for few workers or more than there are chunks."""
    shape, chunks = draw(grids(draw(pick(3, 2, 1)), most=5))
    return Sharing(shape, chunks, draw(sizes(1, 12, 2)))


@check(
    points=1,
    of="aligned_regions",
    hints=(
        "Deal chunks as you deal cards: whole, each to one worker, and no worker gets two more than another.",
        "Make a list of the regions of all chunks. Worker k gets number k, k + n_workers, k + 2 * n_workers and so "
        "on; some workers may get none.",
        "[regions[k::n_workers] for k in range(n_workers)], and ValueError if n_workers < 1.",
    ),
    examples=25,
)
@given(sharings())
@demand("Each worker has a list of regions, which hold whole chunks, clipped to the shape.", THREE_CHUNKS)
@demand("There is at least one worker: ValueError.", THREE_CHUNKS)
@demand("A negative number of workers: ValueError.", THREE_CHUNKS)
@demand("The regions of all workers hold each voxel once, along every axis.", Sharing((6, 8, 10), (2, 3, 4), 4))
@demand("No worker has more than one chunk more than another: 10 for 4.", Sharing((20,), (2,), 4))
@demand("Where there are fewer chunks than workers, some lists are empty.", Sharing((5, 6), (8, 8), 3))
def deals_out_the_chunks(student: Student, sharing: Sharing) -> None:
    """aligned_regions gives each chunk to one worker, whole, and all workers equally many, give or take one."""
    shape, chunks, n = sharing.shape, sharing.chunks, sharing.n_workers
    regions = expect_regions(student.aligned_regions(shape, chunks, n), sharing)
    owners: dict[tuple[int, ...], int] = {}
    counts = [0] * n
    for worker, region in [(worker, region) for worker, one in enumerate(regions) for region in one]:
        expect_aligned(region, worker, sharing)
        for index in touched(shape, chunks, region):
            if index in owners:
                other = owners[index]
                whom = f"worker {other} and worker {worker}" if other != worker else f"worker {worker} twice"
                expect(False, f"Chunk {shown(index)} belongs to {whom}: they would write it both.")
            owners[index] = worker
            counts[worker] += 1
    missing = next((index for index in touched(shape, chunks, _whole(shape)) if index not in owners), None)
    expect(
        missing is None,
        f"Chunk {shown(missing)} belongs to no worker ({len(owners):,} of {counted(sharing.n_chunks, 'chunk')} do).",
    )
    most, least = max(counts), min(counts)
    expect(
        most - least <= 1,
        f"Worker {counts.index(most)} has {counted(most, 'chunk')}, worker {counts.index(least)} has {least:,}.",
        "No worker may have more than one chunk more than another.",
    )
    for too_few in (0, -1):
        refuses(student, shape, chunks, too_few)


def refuses(student: Student, shape: Shape, chunks: Shape, n_workers: int) -> None:
    """Require ValueError where there is no worker."""
    look = "Nobody is there to write."
    expect_raises("ValueError", lambda: student.aligned_regions(shape, chunks, n_workers), look)


def _whole(shape: Shape) -> Place:
    return tuple(slice(0, n) for n in shape)


def expect_regions(got: Any, sharing: Sharing) -> list[list[Place]]:
    """Require, for each worker, a list of regions; a region is a slice for each axis."""
    workers = sequence(got)
    expect(workers is not None, f"It returned {type_of(got)}, expected a list with a list for each worker.")
    assert workers is not None
    expect(
        len(workers) == sharing.n_workers,
        f"It returned {counted(len(workers), 'list')} for {counted(sharing.n_workers, 'worker')}.",
        "A worker without chunks has an empty list." if len(workers) < sharing.n_workers else "",
    )
    regions = [sequence(one) for one in workers]
    for worker, one in enumerate(regions):
        expect(one is not None, f"For worker {worker} it gave {type_of(workers[worker])}, expected a list of regions.")
        for region in one or ():
            axes = sequence(region)
            if axes is None or not all(isinstance(part, slice) for part in axes):
                expect(False, f"A region is {cut(shown(region))}, expected a tuple of slices.")
            assert axes is not None
            expect(
                len(axes) == len(sharing.shape),
                f"A region is {shown(tuple(axes))}, expected one slice for each axis of {sharing.shape}.",
            )
    return [[tuple(sequence(region) or ()) for region in one or ()] for one in regions]


def expect_aligned(region: Place, worker: int, sharing: Sharing) -> None:
    """Require a box of whole chunks, clipped to the shape."""
    where = f"A region of worker {worker} is {shown(region)}"
    for axis, (part, size, chunk) in enumerate(zip(region, sharing.shape, sharing.chunks, strict=True)):
        bounds = [part.start or 0, size if part.stop is None else part.stop]
        numbers = all(isinstance(n, (int, np.integer)) for n in bounds) and part.step in (None, 1)
        expect(numbers, f"{where}: give start and stop as whole numbers.")
        start, stop = bounds
        expect(0 <= start <= stop, f"{where}: along axis {axis} it is none.")
        expect(stop <= size, f"{where}: axis {axis} ends at {size}. Clip the stop.")
        cut_at = next((n for n in (start, stop) if n % chunk and n != size), None)
        expect(
            cut_at is None,
            f"{where}: at {cut_at} it cuts through a chunk of axis {axis}, where chunks are {chunk} long.",
            "Cut between chunks only.",
        )


@check(
    points=1,
    of="aligned_regions",
    hints=(
        "To change a part of a chunk, a worker reads it, changes it and writes all of it back. What becomes of what "
        "another has written into it meanwhile?",
        "Cut between chunks only: along each axis a region begins at a multiple of the chunk and ends at one, or "
        "with the volume.",
    ),
    seconds=60,
)
@demand(
    "Two workers write at the same time, each into its regions: no voxel is lost.", Sharing((10, 12, 20), (4, 8, 8), 2)
)
def loses_nothing_to_another_worker(student: Student, sharing: Sharing) -> None:
    """Two workers write into the regions of aligned_regions at the same time, and no voxel is lost."""
    regions = expect_regions(student.aligned_regions(sharing.shape, sharing.chunks, 2), sharing)
    chunks = [{index for region in one for index in touched(sharing.shape, sharing.chunks, region)} for one in regions]
    both = sorted(chunks[0] & chunks[1])
    objects = ContestedObjects({"c/" + "/".join(map(str, index)) for index in both})
    target = empty_array(sharing.shape, sharing.chunks, objects=objects)
    write_at_once(target.opened, objects, regions)
    written = target.written()
    lost = sum(int(np.count_nonzero(written[r] != n)) for n, one in enumerate(regions, 1) for r in one)
    expect(
        lost == 0,
        f"Two workers wrote at the same time, each into its regions: {counted(lost, 'voxel')} of {written.size:,} were "
        f"lost.",
        f"{counted(len(both), 'chunk')} of {sharing.n_chunks} belong to both, the first is {shown(both[0])}."
        if both
        else "",
        "Both read such a chunk, each changed its own part, both wrote it whole. Cut between chunks only.",
    )
    never = int(np.count_nonzero(written == 0))
    expect(never == 0, f"{counted(never, 'voxel')} of {written.size:,} are in the regions of no worker.")
    target.opened.expect_writes()
