"""Write OME-Zarr."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property, partial
from itertools import accumulate
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from grader.checks.ome_zarr_rules import (
    FORMATS,
    Levels,
    Numbers,
    Version,
    Wanted,
    as_json,
    expect_arrays,
    expect_attributes,
    expect_entry,
    expect_layout,
    expect_values,
)
from grader.checks.selections import pick, sizes
from grader.checks.targets import Target, every_chunk
from grader.checks.windows import Shape, shapes_of_levels
from grader.checks.zarr_arrays import ZarrImage
from grader.marking import attempt
from grader.marking.budget import Budget
from grader.marking.check import check, demand
from grader.marking.expect import expect, expect_raises
from grader.marking.memory import MemoryBudget
from grader.marking.opened import Opened, OverBudget, open_objects
from grader.marking.student import Remote, Student
from grader.marking.words import type_of
from grader.reports.words import counted, human_bytes
from grader.stores.objects import MemoryObjects
from grader.stores.zarr_layout import ZarrLayout
from grader.volumes.phantom import Phantom
from grader.volumes.slots import ByteOrder
from grader.volumes.volume import Array, Volume, single
from grader.volumes.zarr_dress import Storage

VERSIONS = pick("0.5", "0.4")
OLDER: Any = "0.3"
NEWER: Any = "0.6"
"""Versions that are not asked for."""

_VOXELS = pick((2.0, 0.5, 0.65), (0.3, 0.1, 0.13), (1.0, 1.0, 1.0), (0.5, 0.25, 0.25), (5.0, 0.65, 0.6))
_STEPS = pick((2, 2, 3), (1, 2, 2), (2, 2, 2), (1, 3, 2), (3, 1, 4))
"""Those in front tell the usual mistakes apart."""


# Metadata


@cache
@st.composite
def entries(draw: st.DrawFn) -> Wanted:
    """Return images of any axes: each level is downsampled from the one before by factors of its own."""
    axes = draw(pick("zyx", "yx", "czyx", "tczyx", "tzyx", "cyx", "tcyx"))
    n = sum(letter in "zyx" for letter in axes)
    steps = [step[-n:] for step in draw(st.lists(_STEPS, max_size=3))]
    return Wanted(
        axes,
        draw(_VOXELS)[-n:],
        tuple(accumulate(steps, lambda a, b: tuple(x * y for x, y in zip(a, b, strict=True)), initial=(1,) * n)),
        draw(VERSIONS),
        draw(pick("", "embryo")),
    )


ANISOTROPIC = Wanted("zyx", (2.0, 0.5, 0.65), ((1, 1, 1), (1, 2, 3), (2, 4, 6), (6, 12, 12)), "0.5")
MOVIE = Wanted("tczyx", (2.0, 0.5, 0.65), ((1, 1, 1), (1, 2, 2)), "0.4", "embryo")


@check(
    points=1,
    of="multiscales",
    hints=(
        "The docstring of multiscales lists what an entry holds: compare yours with it, key by key. What do time "
        "and channel get, for which no voxel size is given?",
        "level_transform(voxel_um, factors) gives scale and translation along the space axes. In front of them, "
        "each other axis adds a 1 to the scale and a 0 to the translation.",
        '"coordinateTransformations": [{"type": "scale", "scale": [1.0] * n_others + list(scale)}, {"type": '
        '"translation", "translation": [0.0] * n_others + list(translation)}], in this order, with n_others = '
        "len(axes) - len(voxel_um).",
    ),
    examples=15,
)
@given(entries())
@demand("It is one entry of the list, a dictionary.", ANISOTROPIC)
@demand("It is made of what JSON knows: lists, no tuples, and plain numbers.", ANISOTROPIC)
@demand("Each axis has its name, in the order of the arrays.", ANISOTROPIC)
@demand("An axis of space has the unit micrometer.", ANISOTROPIC)
@demand("Each level has its path, from fine to coarse.", ANISOTROPIC)
@demand("A level has one scale, and after it one translation.", ANISOTROPIC)
@demand("The scale is the voxel size of the level.", ANISOTROPIC)
@demand("The translation says where the level begins.", ANISOTROPIC)
@demand("The entry has no transformation of its own.", ANISOTROPIC)
@demand("In 0.5 the entry tells no version.", ANISOTROPIC)
@demand("An image without a name has no key for it.", ANISOTROPIC)
@demand("In 0.4 the entry tells the version.", MOVIE)
@demand("Time and channels have types of their own, and no unit.", MOVIE)
@demand("Along time and channels the scale is 1, the translation 0.", MOVIE)
@demand("An image with a name has it.", MOVIE)
@demand("There may be two axes of space.", Wanted("cyx", (0.3, 0.1), ((1, 1), (3, 2), (9, 4)), "0.4"))
@demand("An earlier image leaves nothing behind.", Wanted("cyx", (0.3, 0.1), ((1, 1), (3, 2), (9, 4)), "0.4"))
@demand("There may be no other axes.", Wanted("yx", (0.3, 0.1), ((1, 1), (2, 3)), "0.5"))
@demand("An older version is refused with ValueError.", Wanted("zyx", (2.0, 0.5, 0.65), ((1, 1, 1),), OLDER))
@demand("A newer version is refused with ValueError.", Wanted("zyx", (2.0, 0.5, 0.65), ((1, 1, 1),), NEWER))
def describes_the_image(student: Student, want: Wanted) -> None:
    """What multiscales returns tells the axes, and of each level its path, its voxel size and where it lies."""
    name = [want.name] if want.name else []

    def told() -> Any:
        return student.multiscales(want.axes, want.voxel_um, want.factors, want.version, *name)

    if want.version not in FORMATS:
        expect_raises("ValueError", told, "The versions are '0.4' and '0.5'.")
    else:
        expect_entry(as_json(told()), want)


# Images


@dataclass(frozen=True)
class Image:
    """An image to write, and how.

    Attributes
    ----------
    shape : tuple of int
        Its voxels.
    factors : tuple of int
        From each level to the next.
    version : str
        ``"0.4"`` or ``"0.5"``.
    storage : Storage or None
        How it lies in Zarr; None where it is a NumPy array.
    dtype : str
        Data type, in native byte order.
    byteorder : str
        Of a NumPy array.
    voxel_um : tuple of float
        Its voxel size.
    """

    shape: Shape
    factors: Shape
    version: Version
    storage: Storage | None = None
    dtype: str = "uint16"
    byteorder: ByteOrder = "<"
    voxel_um: Numbers = (2.0, 0.5, 0.65)

    @property
    def chunks(self) -> Shape:
        """Voxels of a chunk of each level."""
        return self.storage.chunks if self.storage else (64, 64, 64)

    @property
    def n_chunks(self) -> int:
        """Chunks of level 0."""
        return len(every_chunk(self.shape, self.chunks))

    @cached_property
    def levels(self) -> Levels:
        """What the arrays must be like."""
        shapes = shapes_of_levels(self.shape, self.factors, self.chunks)
        return Levels(tuple(shapes), self.chunks, self.dtype, self.factors)

    @property
    def metadata(self) -> Wanted:
        """What the metadata must say."""
        levels = range(len(self.levels.shapes))
        factors = tuple(tuple(f**level for f in self.factors) for level in levels)
        return Wanted("zyx", self.voxel_um, factors, self.version, name=None)

    @property
    def volume(self) -> Volume:
        """The truth."""
        return single(Phantom(self.dtype, attempt.current().seed), self.shape)

    def level0(self) -> "Opened | Array":
        """Return the image as it is handed over."""
        if self.storage is None:
            voxels: Array = self.volume.read()
            return voxels.astype(voxels.dtype.newbyteorder(self.byteorder))
        image = ZarrImage(self.shape, self.storage, self.dtype, virtual=True)
        return image.open(Budget({"": every_chunk(self.shape, self.chunks)}), name="level0")

    def target(self) -> Target:
        """Hand over an empty store, into which each chunk of each level is to be written once.

        What was written may be read again: the log takes that for plain reads of the store, which are not judged.
        """
        objects = MemoryObjects()
        shapes = enumerate(self.levels.shapes)
        budget = Budget(to_write={str(level): every_chunk(shape, self.chunks) for level, shape in shapes})
        opened = open_objects(
            objects, ZarrLayout(objects), name="store", description="empty", kind="store", mode="w", budget=budget
        )
        return Target(objects, opened)


_DTYPES = pick("uint16", "uint8", "int16", "float32", "uint32")


@cache
@st.composite
def stored_images(draw: st.DrawFn) -> Image:
    """Return small images in Zarr arrays of every kind."""
    chunks: Any = draw(st.tuples(*[sizes(2, 5, 4)] * 3))
    zarr_format: Any = draw(pick(3, 2))
    shards = draw(st.tuples(*[pick(1, 2, 3)] * 3)) if zarr_format == 3 and draw(st.booleans()) else None
    storage = Storage(
        chunks,
        zarr_format,
        tuple(c * n for c, n in zip(chunks, shards, strict=True)) if shards else None,
        compressor=draw(pick(None, "zstd")),
        byteorder=draw(pick("<", ">")),
    )
    shape = tuple(min(3 * c, n) for c, n in zip(chunks, draw(st.tuples(*[sizes(1, 15, 10)] * 3)), strict=True))
    return Image(shape, draw(_STEPS), draw(VERSIONS), storage, draw(_DTYPES), voxel_um=draw(_VOXELS))


@cache
@st.composite
def loaded_images(draw: st.DrawFn) -> Image:
    """Return NumPy arrays, which are longer than a chunk along one axis."""
    shape = [draw(sizes(1, 9, 5)) for _ in range(3)]
    shape[draw(pick(2, 1, 0))] = draw(sizes(60, 140, 70))
    return Image(
        tuple(shape),
        draw(_STEPS),
        draw(VERSIONS),
        None,
        draw(_DTYPES),
        draw(pick("<", ">")),
        draw(_VOXELS),
    )


BLOCKS = Storage((4, 4, 4))
IN_SHARDS = Storage((4, 4, 5), shards=(8, 8, 5), compressor="zstd")
BIG_ENDIAN = Storage((5, 4, 4), 2, separator="/", compressor="zlib", byteorder=">")

STACK = Image((6, 14, 17), (1, 2, 3), "0.5", Storage((6, 4, 5)))
"""Three levels: sizes that a factor does not divide, voxels that are not cubes."""

THIRDS = Image((5, 10, 9), (2, 3, 2), "0.4", BLOCKS, voxel_um=(1.0, 0.3, 0.3))
SHARDED = Image((9, 6, 11), (2, 2, 2), "0.5", IN_SHARDS, "float32")
OLD = Image((10, 9, 7), (2, 3, 2), "0.4", BIG_ENDIAN, "int16")
ONE_LEVEL = Image((3, 4, 2), (2, 2, 2), "0.4", BLOCKS)
NOTHING_CHANGES = Image((5, 8, 6), (1, 1, 1), "0.5", BLOCKS)
LOADED = Image((5, 70, 140), (1, 2, 2), "0.4")
LOADED_BIG_ENDIAN = Image((66, 9, 70), (2, 1, 3), "0.5", None, "uint32", ">")

LARGE = Image((64, 256, 256), (1, 2, 2), "0.5", Storage((64, 32, 32)))
"""64 chunks of 128 KiB; level 1 has 16, too many to hold them beside what one chunk is made of."""


# Writing


@check(
    points=1,
    of="write_ome_zarr",
    hints=(
        "Compare what you have written with the table of both versions at the top of the file: the format of Zarr, "
        "the place of the entry, the names of the chunks.",
        '0.4 is Zarr format 2 with "/" in the keys of chunks, and "multiscales" is an attribute of the group. 0.5 '
        'is Zarr format 3 with dimension names, and the attribute is "ome".',
        "group = zarr.create_group(store, zarr_format=…, attributes=…), then group.create_array(str(level), …): in "
        '0.4 with chunk_key_encoding={"name": "v2", "separator": "/"}, in 0.5 with dimension_names=["z", "y", "x"].',
    ),
    examples=2,
    seconds=40,
)
@given(stored_images() | loaded_images())
@demand("It returns the group that it wrote, at the root of the store.", STACK)
@demand("In 0.5 the metadata lie under ome, with the version beside the list.", STACK)
@demand("The metadata name the axes and their units.", STACK)
@demand("The metadata tell of each level where it lies, counted from level 0.", STACK)
@demand("The levels are the arrays 0, 1, … of the group, until one fits into a chunk.", STACK)
@demand("In 0.5 the dimensions are named z, y, x.", STACK)
@demand("All levels have the chunks of the image.", STACK)
@demand("All levels have its data type.", STACK)
@demand("Level 0 is the image itself.", STACK)
@demand("Each level is the mean of the one before, as it is rounded.", STACK)
@demand("Windows that the edge cuts off have the mean of the voxels that they have.", STACK)
@demand("0.4 is Zarr format 2.", THIRDS)
@demand("In 0.4 the metadata are attributes of the group, and the entry tells the version.", THIRDS)
@demand("In 0.4 a slash separates the indices of a chunk.", THIRDS)
@demand("A NumPy array gets chunks of 64 x 64 x 64.", LOADED)
@demand("An image in shards gets its inner chunks, and no shards.", SHARDED)
@demand("Floats stay floats.", SHARDED)
@demand("A Zarr array in another byte order is written in the native one.", OLD)
@demand("A NumPy array in another byte order is written in the native one.", LOADED_BIG_ENDIAN)
@demand("Level 0 is there even where it is the only level.", ONE_LEVEL)
@demand("It ends where nothing would change any more.", NOTHING_CHANGES)
@demand("An older version is refused with ValueError.", Image((3, 3, 3), (2, 2, 2), OLDER))
@demand("A newer version is refused with ValueError.", Image((3, 3, 3), (2, 2, 2), NEWER))
def writes_an_image_that_readers_know(student: Student, image: Image) -> None:
    """write_ome_zarr writes every level, and in the right place metadata that say where each level lies."""
    if image.version not in FORMATS:
        call = partial(student.write_ome_zarr, image.target().opened, image.level0())
        versions = "The versions are '0.4' and '0.5'."
        expect_raises("ValueError", partial(call, image.voxel_um, image.factors, image.version), versions)
        return
    target, level0 = written(student, image)
    expect_entry(expect_attributes(target.objects, image.version), image.metadata)
    expect_layout(expect_arrays(target.objects, image.levels), image.version)
    expect_voxels(target, image)
    for opened in (target.opened, level0):  # the next check judges what it cost
        if isinstance(opened, Opened):
            opened.note_gold()


def written(student: Student, image: Image) -> tuple[Target, "Opened | Array"]:
    """Have the answer write an image; return where, and what it was handed."""
    target, level0 = image.target(), image.level0()
    got = student.write_ome_zarr(target.opened, level0, image.voxel_um, image.factors, image.version)
    is_group = isinstance(got, Remote) and got.type_name == "zarr.Group"
    expect(is_group, f"It returned {type_of(got)}, expected the zarr.Group that it wrote.")
    return target, level0


def expect_voxels(target: Target, image: Image) -> None:
    """Require the values of all levels, whose arrays are as they must be."""
    expect_values(target.objects, target.written, image.volume, image.levels)


# What it costs


@check(
    points=2,
    of="write_ome_zarr",
    hints=(
        "How often do you read the image? For the levels above, something smaller has been written already.",
        "Go through each level chunk by chunk. A chunk from start to stop needs the box start * f to stop * f of "
        "the level below, which you may read again: each chunk once.",
        "level[region] = downsample_mean(np.asarray(finer[box]), factors), finer being the level that was written "
        "last. Level 0 is a copy, level[region] = level0[region], in its own chunks.",
    ),
    examples=1,
    seconds=60,
)
@given(stored_images())
@demand("Each chunk of the image is read once.", STACK)
@demand("Each chunk of each level is written once, whole.", STACK)
@demand("What was written is read once at most.", STACK)
@demand("So it is in 0.4.", THIRDS)
@demand("An image in shards is read chunk by chunk.", SHARDED)
@demand("A NumPy array is written chunk by chunk, too.", LOADED)
@demand("Of an image a few chunks are held.", LARGE)
@demand("The image is never held as a whole.", LARGE)
def handles_each_chunk_once(student: Student, image: Image) -> None:
    """write_ome_zarr reads each chunk of a Zarr image once, writes each chunk of each level once, and holds few."""
    with little_memory(image) as judge:
        target, level0 = written(student, image)
    expect_arrays(target.objects, image.levels)
    expect_voxels(target, image)
    if isinstance(level0, Opened):
        level0.expect_reads()
    target.opened.expect_writes()
    expect_read_again_once(target.opened, image)
    judge()


MIB = 2**20


@contextmanager
def little_memory(image: Image) -> Iterator[Callable[[], None]]:
    """Measure, if it is the large image, what the calls in this block take; yields what judges it afterwards."""
    if image != LARGE:
        yield lambda: None
        return
    chunk = LARGE.volume.nbytes // LARGE.n_chunks
    memory = MemoryBudget(16 * chunk + MIB, 32 * chunk + MIB, "a few chunks at a time", _held)
    with memory.measured():
        yield memory.expect


def _held(peak: int) -> str:
    """Say which level would fit into what was held."""
    for name, nbytes in (("The image", LARGE.volume.nbytes), ("The whole of level 1", LARGE.volume.nbytes // 4)):
        if peak > 0.9 * nbytes:
            return f"{name} takes {human_bytes(nbytes)}. Hold only what one chunk is made of."
    return ""


def expect_read_again_once(store: Opened, image: Image) -> None:
    """Require that of what was written each chunk was read once at most, to make the next level."""
    most = sum(len(every_chunk(shape, image.chunks)) for shape in image.levels.shapes[:-1])
    current, slack = attempt.current(), attempt.current().check.slack
    reads = store.n_reads
    words = (
        f"{current.called()}\nWhat it wrote is right, but it read {counted(reads, 'chunk')} of that again; "
        f"{most:,} are enough (half of the points: up to {2 * most:,}).\nTo make a level, read the one before once."
    )
    if reads > 2 * slack * most:
        raise OverBudget(words)
    if reads > slack * most:
        current.note_half(words, size=reads)
