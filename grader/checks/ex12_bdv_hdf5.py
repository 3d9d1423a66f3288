"""BigDataViewer's HDF5."""

from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from grader.checks import bdv_rules
from grader.checks.bdv_files import BIG, BdvPyramid, look_into, pyramids
from grader.checks.selections import indices, pick, ranges, sizes
from grader.checks.targets import FileTarget, empty_file, empty_text
from grader.given import Selection
from grader.marking import attempt
from grader.marking.check import check, demand
from grader.marking.expect import expect, expect_raises
from grader.marking.lent import lend, told
from grader.marking.student import Student
from grader.volumes.slots import ByteOrder


@dataclass(frozen=True)
class Export:
    """What is to be written.

    Attributes
    ----------
    image : BdvPyramid
        The levels, their factors and chunks.
    voxel_um : tuple of float
        Voxel size of level 0 along z, y, x.
    h5_name : str
        Name of the HDF5 file; it is left out where it is the default one.
    byteorder : ByteOrder
        Of the levels in memory.
    """

    image: BdvPyramid
    voxel_um: tuple[float, float, float] = (2.0, 0.5, 0.25)
    h5_name: str = "data.h5"
    byteorder: ByteOrder = "<"


@cache
@st.composite
def exports(draw: st.DrawFn) -> Export:
    """Return small pyramids to write."""
    return Export(
        draw(pyramids()),
        draw(pick((2.0, 0.5, 0.25), (1.0, 0.4, 0.3), (0.3, 0.65, 1.2), (3.0, 0.7, 5.0), (0.5, 0.5, 0.5))),
        draw(pick("data.h5", "embryo.h5", "mouse & fish.h5")),
        draw(pick("<", "<", ">")),
    )


@cache
@st.composite
def parts(draw: st.DrawFn) -> tuple[BdvPyramid, int, Selection]:
    """Return a pyramid, one of its levels and a selection of it."""
    image = draw(pyramids())
    level = draw(sizes(0, image.n_levels - 1, 1))
    shape = [-(-n // f**level) for n, f in zip(image.shape, image.factors, strict=True)]
    return image, level, draw(st.tuples(*(ranges(size) | indices(size) for size in shape)))


CLEAR = BdvPyramid((6, 20, 36), (4, 5, 3), (1, 2, 3), n_levels=3)
"""No two axes are alike in anything; no level is smaller than a chunk."""

SMALL = BdvPyramid((3, 20, 36), (4, 6, 8), (1, 2, 3), n_levels=3)
"""Every level is smaller than a chunk: level 0 along z alone, level 2 along all axes."""

FLAT = BdvPyramid((1, 20, 36), (4, 5, 3), (1, 2, 3))
"""One plane."""


@check(
    points=1,
    of="write_bdv",
    hints=(
        "Where does the listing at the top of the file have the voxels of a level? Their data type there is another "
        "one, but their bits are the same.",
        "level.astype(np.int16) keeps the bits of uint16, and the axes stay z, y, x. HDF5 takes no chunk that is "
        "larger than its array: clip it.",
        "h5.create_dataset(f't00000/s00/{number}/cells', data=…, chunks=tuple(min(c, n) for c, n in zip(chunks, "
        "level.shape)), compression='gzip') makes the groups on its way.",
    ),
    examples=4,
)
@given(exports())
@demand("Each level is a dataset of its own, z, y, x: t00000/s00/0/cells, t00000/s00/1/cells, …", Export(CLEAR))
@demand("The cells are int16 and hold the bits of the uint16.", Export(CLEAR))
@demand("The cells lie in the chunks that were asked for, compressed by gzip.", Export(CLEAR))
@demand("Both files stay open.", Export(CLEAR))
@demand("The levels may come in big-endian bytes.", Export(CLEAR, byteorder=">"))
@demand("No chunk is larger than its level, at any level.", Export(SMALL))
@demand("A volume of one plane keeps its three axes.", Export(FLAT))
def stores_the_levels(student: Student, export: Export) -> None:
    """write_bdv stores the bits of each level in int16 chunks, each level where BigDataViewer looks for it."""
    h5, _ = written(student, export)
    bdv_rules.expect_cells(look_into(h5, bdv_rules.cells_of(export.image)), export.image)


@check(
    points=1,
    of="write_bdv",
    hints=(
        "Look at the dump of the first table at the top of the file: what is a row, and in which order are the "
        "numbers in it?",
        "There is one row a level, level 0 first. Within each row the order changes from z, y, x to x, y, z. The "
        "factors are float64, the chunks int32.",
        "h5.create_dataset('s00/resolutions', data=[row[::-1] for row in factors], dtype=np.float64); for "
        "'s00/subdivisions' the row of each level is chunks[::-1], with np.int32.",
    ),
    examples=4,
)
@given(exports())
@demand("s00/resolutions, float64, has the cumulative factors of each level as x, y, z.", Export(CLEAR))
@demand("s00/subdivisions, int32, has the chunks of each level as x, y, z.", Export(CLEAR))
@demand("Where a level is smaller than a chunk, its row has the chunk as asked for or as clipped.", Export(SMALL))
@demand(
    "The factors are those that are given, also where the size of a level was rounded up.",
    Export(BdvPyramid((5, 21, 37), (2, 5, 4), (2, 2, 2), n_levels=3)),
)
@demand("For a single level each table has one row.", Export(BdvPyramid((1, 20, 36), (4, 5, 3), n_levels=1)))
def lists_factors_and_chunks(student: Student, export: Export) -> None:
    """write_bdv lists the factors and the chunks of each level in two small tables, as x, y, z."""
    h5, _ = written(student, export)
    bdv_rules.expect_tables(look_into(h5, bdv_rules.TABLES), export.image)


@check(
    points=1,
    of="write_bdv",
    hints=(
        "XML has four gaps. In which order do their numbers come? And which gap is about proportions, not micrometres?",
        "xml.write(XML.format(h5_name=…, size=…, voxel_size=…, affine=…)): the numbers as x, y, z with blanks "
        "between them. Divide by min(voxel_um) in the affine, and nowhere else.",
        "x, y, z = (v / min(voxel_um) for v in reversed(voxel_um)); affine=f'{x} 0 0 0 0 {y} 0 0 0 0 {z} 0'; "
        "h5_name=html.escape(h5_name).",
    ),
    examples=4,
)
@given(exports())
@demand("The XML is that of one setup and one timepoint, with all that readers look for.", Export(CLEAR))
@demand("size is that of level 0 in voxels, as x, y, z.", Export(CLEAR))
@demand("voxel_size is in micrometres, as x, y, z.", Export(CLEAR))
@demand("The affine stretches x, y and z by the voxel size divided by the smallest: three rows.", Export(CLEAR))
@demand("The smallest voxel size may be that along y.", Export(FLAT, (0.5, 0.25, 2.0)))
@demand("The smallest voxel size may be that along z.", Export(CLEAR, (0.25, 0.5, 2.0)))
@demand("The voxel size has all its digits.", Export(CLEAR, (1.25, 0.15625, 0.15625)))
@demand("The affine has all its digits.", Export(CLEAR, (2.0, 0.65, 0.325 / 1.1)))
@demand("It is written for levels that are smaller than a chunk, too.", Export(SMALL))
@demand("The XML names the HDF5 file that it is told of.", Export(CLEAR, h5_name="embryo.h5"))
@demand("In the name &, < and > are escaped.", Export(CLEAR, h5_name="mouse & fish <2>.h5"))
def describes_them_in_xml(student: Student, export: Export) -> None:
    """write_bdv says in the XML which file holds the image, how large it is, and how its voxels lie in space."""
    _, xml = written(student, export)
    bdv_rules.expect_xml(xml, export.image, export.voxel_um, export.h5_name)


PLAIN = BdvPyramid((5, 16, 20), (2, 5, 6))
"""Level 0 has 3 x 4 x 4 chunks, level 1 (5, 8, 10) has 3 x 2 x 2; the last along each axis is cut off."""

PART = (PLAIN, 1, (slice(1, 4), slice(2, 7), slice(3, 9)))

MANY = BdvPyramid((3, 9, 10), (2, 4, 4), n_levels=12)
"""As text, "10" comes before "2"."""


@check(
    points=2,
    of="read_bdv",
    hints=(
        "Do you ask the file for the selection, or for a whole level of which you keep a part? And is what comes "
        "back uint16?",
        "The cells of a level are no array yet: only brackets read. Give them the whole selection at once, and "
        "change the data type afterwards.",
        "np.asarray(h5[f't00000/s00/{level}/cells'][selection]).astype(np.uint16) keeps the bits of int16, and puts "
        "the bytes into native order.",
    ),
    examples=10,
)
@given(parts())
@demand(
    "It reads the chunks of that level that the selection touches, each once.",
    (BIG, 2, (slice(190, 200), slice(100, 140), slice(60, 70))),
    large=True,
)
@demand("It returns the voxels of that level, z, y, x, as native uint16.", PART)
@demand("A level that there is not raises KeyError.", PART)
@demand("An int that is out of range raises IndexError, on either side.", PART)
@demand(
    "A selection that fills one chunk reads that chunk, once.", (PLAIN, 0, (slice(2, 4), slice(5, 10), slice(6, 12)))
)
@demand("An int drops its axis; a slice of one voxel keeps it.", (PLAIN, 0, (3, slice(2, 13), slice(4, 5))))
@demand("Negative values count from the end.", (PLAIN, 0, (-2, slice(-9, -1), slice(None, -13))))
@demand("Slices are clipped to the level.", (PLAIN, 1, (slice(-100, 2), slice(3, 13), slice(2, 50))))
@demand("A step skips voxels.", (PLAIN, 1, (slice(None, None, 2), slice(1, None, 3), slice(-9, 9, 2))))
@demand(
    "Chunks between the steps are not read.",
    (PLAIN, 0, (slice(None, None, 3), slice(1, None, 11), slice(None, None, 13))),
)
@demand("A slice that stops at 0 is empty, and reads nothing.", (PLAIN, 1, (slice(1, 4), slice(None, 0), slice(0, 0))))
@demand("A slice that stops before it starts is empty, too.", (PLAIN, 0, (slice(4, 1), slice(3, 9), slice(12, 5))))
@demand("So is one that starts behind the end.", (PLAIN, 0, (slice(1, 3), slice(30, 40), 2)))
@demand(
    "Cells that are uint16 outright are right as well.",
    (BdvPyramid((5, 18, 21), (2, 5, 6), dtype="uint16"), 1, (slice(1, 4), slice(2, 7), slice(3, 9))),
)
@demand(
    "Cells in big-endian bytes give native ones.",
    (BdvPyramid((5, 18, 21), (2, 5, 6), dtype=">i2"), 1, (slice(0, 3), slice(4, 9), slice(2, 10))),
)
@demand("A level is found by its number, however many there are.", (MANY, 2, (slice(0, 2), slice(1, 3), slice(0, 3))))
def reads_the_chunks_touched(student: Student, case: tuple[BdvPyramid, int, Selection]) -> None:
    """read_bdv returns a selection of one level as uint16 and reads only the chunks that hold it, each once."""
    image, level, selection = case
    h5 = image.open(level, selection)
    image.expect(student.read_bdv(h5, level, selection), level, selection)
    h5.expect_reads()
    _expect_open("h5", _look_at(h5)[0])
    for axis, size in enumerate(image.shapes[level]):
        for outside in (size, -size - 1):
            where = tuple(outside if i == axis else slice(0, 1) for i in range(3))
            says = f"Along {'zyx'[axis]} the voxels are 0 to {size - 1}, or -{size} to -1."
            expect_raises("IndexError", partial(student.read_bdv, h5, level, where), says)
    for missing in (image.n_levels, -1):
        says = f"The levels are 0 to {image.n_levels - 1}."
        expect_raises("KeyError", partial(student.read_bdv, h5, missing, selection), says)


def written(student: Student, export: Export) -> tuple[FileTarget, Any]:
    """Have an export written; return the HDF5 file and the text of the XML."""
    h5, xml = empty_file("hdf5", name="h5"), empty_text("xml")
    image = export.image
    options = {} if export.h5_name == "data.h5" else {"h5_name": export.h5_name}
    levels = image.levels(export.byteorder)
    student.write_bdv(h5.opened, xml, levels, image.cumulative_factors, image.chunks, export.voxel_um, **options)
    h5_is_open, xml_is_open, text = _look_at(h5.opened, xml)
    _expect_open("h5", h5_is_open)
    _expect_open("xml", xml_is_open)
    return h5, text


def _look_at(*files: Any) -> Any:
    """Return whether the HDF5 file is open, whether the XML is, and its text."""
    link = attempt.current().link
    call = link.last_call
    seen = told("the look at the files", lend("desk", _DESK).look(*files), bool, bool, str)
    link.last_call = call  # messages go on to speak of it
    return seen


def _expect_open(name: str, is_open: bool) -> None:
    expect(is_open, f"It closed {name}.", "Who opened a file closes it: leave open what you are handed.")


_DESK = f"""
class Desk:
    def look(self, h5, xml=None):
        if xml is None or xml.closed:
            return bool(h5), xml is None, ""
        return bool(h5), True, xml.getvalue()[:{bdv_rules.MAX_XML + 1}]

desk = Desk()
"""
