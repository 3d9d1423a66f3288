"""Write OME-Zarr."""

from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate
from typing import Any

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from grader.checks.ome_zarr_rules import (
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
from grader.checks.targets import Target, empty_store, every_chunk
from grader.checks.windows import Shape, shapes_of_levels
from grader.checks.zarr_arrays import ZarrImage
from grader.marking import attempt
from grader.marking.budget import Budget
from grader.marking.check import check
from grader.marking.expect import expect, expect_raises
from grader.marking.opened import Opened, open_objects
from grader.marking.student import Remote, Student
from grader.marking.words import type_of
from grader.stores.objects import MemoryObjects
from grader.stores.zarr_layout import ZarrLayout
from grader.volumes.phantom import Phantom
from grader.volumes.slots import ByteOrder
from grader.volumes.volume import Array, Volume, single
from grader.volumes.zarr_dress import Storage

VERSIONS = pick("0.5", "0.4")
NEITHER: Any = "0.3"
"""A version that is not asked for."""

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


ANISOTROPIC = Wanted("zyx", (2.0, 0.5, 0.65), ((1, 1, 1), (1, 2, 2), (2, 4, 4), (6, 12, 12)), "0.5")


@check(
    points=1,
    of="multiscales",
    hint="For each level, level_transform gives scale and translation along z, y, x; put 1 and 0 in front, one for "
    "each axis that is not of space. The scale comes before the translation, level 0 before level 1.",
    examples=40,
)
@given(entries())
@example(ANISOTROPIC)
@example(Wanted("tczyx", (2.0, 0.5, 0.5), ((1, 1, 1), (1, 2, 2)), "0.4", "embryo"))
@example(Wanted("yx", (0.3, 0.1), ((1, 1), (3, 2), (9, 4)), "0.4"))
@example(Wanted("czyx", (5.0, 1.0, 1.0), ((1, 1, 1),), "0.5"))
def describes_the_image(student: Student, want: Wanted) -> None:
    """What multiscales returns tells the axes, and of each level its path, its voxel size and where it lies."""
    name = [want.name] if want.name else []
    expect_entry(as_json(student.multiscales(want.axes, want.voxel_um, want.factors, want.version, *name)), want)
    expect_raises(
        "ValueError",
        lambda: student.multiscales(want.axes, want.voxel_um, want.factors, NEITHER),
        "The versions are '0.4' and '0.5'.",
    )


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

STACK = Image((6, 22, 17), (1, 2, 2), "0.5", Storage((6, 4, 5)))
"""Four levels: sizes that a factor does not divide, voxels that are not cubes."""

SHARDED = Image((9, 14, 11), (2, 2, 2), "0.5", IN_SHARDS, "float32")
OLD = Image((10, 15, 12), (2, 3, 2), "0.4", BIG_ENDIAN, "int16", voxel_um=(1.0, 0.3, 0.3))
ONE_LEVEL = Image((3, 4, 2), (2, 2, 2), "0.4", BLOCKS)
NOTHING_CHANGES = Image((9, 8, 10), (1, 1, 1), "0.5", BLOCKS)
LOADED = Image((5, 70, 140), (1, 2, 2), "0.4")
LOADED_BIG_ENDIAN = Image((66, 9, 70), (2, 1, 3), "0.5", None, "uint32", ">")


# Writing


@check(
    points=1,
    of="write_ome_zarr",
    hint="Make the group with its attributes, then create_array(str(level), …) for each level. In 0.4 say "
    'zarr_format=2 and chunk_key_encoding={"name": "v2", "separator": "/"}; in 0.5 say dimension_names.',
    examples=6,
    seconds=40,
)
@given(stored_images() | loaded_images())
@example(STACK)
@example(SHARDED)
@example(OLD)
@example(LOADED)
@example(LOADED_BIG_ENDIAN)
@example(NOTHING_CHANGES)
@example(ONE_LEVEL)
def writes_an_image_that_readers_know(student: Student, image: Image) -> None:
    """write_ome_zarr writes every level, and in the right place metadata that say where each level lies."""
    target, level0 = written(student, image)
    expect_entry(expect_attributes(target.objects, image.version), image.metadata)
    expect_layout(expect_arrays(target.objects, image.levels), image.version)
    expect_voxels(target, image)
    for opened in (target.opened, level0):  # the next check judges what it cost
        if isinstance(opened, Opened):
            opened.note_gold()
    refuses_other_versions(student, image)


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


def refuses_other_versions(student: Student, image: Image) -> None:
    """Require ValueError for a version that is neither."""
    level0 = np.zeros((3, 3, 3), image.dtype)
    expect_raises(
        "ValueError",
        lambda: student.write_ome_zarr(empty_store().opened, level0, image.voxel_um, image.factors, NEITHER),
        "The versions are '0.4' and '0.5'.",
    )


@check(
    points=2,
    of="write_ome_zarr",
    hint="A chunk of a level needs the box start * f to stop * f of the level below and no others. For level 0, read a "
    "chunk of the image and write it; for the others, read what you have written, not the image.",
    examples=8,
    seconds=40,
)
@given(stored_images() | loaded_images())
@example(STACK)
@example(SHARDED)
@example(OLD)
@example(LOADED)
def handles_each_chunk_once(student: Student, image: Image) -> None:
    """write_ome_zarr reads each chunk of a Zarr image once, and writes each chunk of each level once."""
    target, level0 = written(student, image)
    expect_arrays(target.objects, image.levels)
    expect_voxels(target, image)
    if isinstance(level0, Opened):
        level0.expect_reads()
    target.opened.expect_writes()
