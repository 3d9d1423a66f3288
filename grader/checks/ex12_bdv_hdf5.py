"""BigDataViewer's HDF5."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from grader.checks import bdv_rules
from grader.checks.bdv_files import BIG, BdvPyramid, look_into, pyramids
from grader.checks.selections import indices, pick, ranges, sizes
from grader.checks.targets import FileTarget, empty_file, empty_text
from grader.given import Selection
from grader.marking import attempt
from grader.marking.check import check
from grader.marking.expect import expect, expect_raises
from grader.marking.lent import lend
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


CLEAR = Export(BdvPyramid((6, 20, 36), (4, 6, 8), (1, 2, 3), n_levels=3))
"""No two axes are alike in anything, and the coarsest level is smaller than a chunk along two of them."""


@check(
    points=2,
    of="write_bdv",
    hint="h5.create_dataset(path, data=…, chunks=…, compression='gzip') makes the groups on its way. The cells are "
    "z, y, x and keep their bits: level.astype(np.int16). resolutions and subdivisions are x, y, z: factors[::-1].",
    examples=10,
)
@given(exports())
@example(CLEAR)
def stores_the_levels(student: Student, export: Export) -> None:
    """write_bdv stores the bits of each level in int16 chunks, and the tables of factors and chunks."""
    h5, _ = written(student, export)
    bdv_rules.expect_hdf5(look_into(h5, bdv_rules.paths(export.image)), export.image)


@check(
    points=1,
    of="write_bdv",
    hint="XML.format(h5_name=…, size=…, voxel_size=…, affine=…), everything in the order x, y, z. Divide the voxel "
    "sizes by min(voxel_um) in the affine, and nowhere else. html.escape(h5_name) takes care of & and <.",
    examples=10,
)
@given(exports())
@example(CLEAR)
@example(Export(BdvPyramid((5, 16, 20), (2, 5, 6)), (0.3, 0.65, 1.2), "mouse & fish.h5"))
def describes_them_in_xml(student: Student, export: Export) -> None:
    """write_bdv says in the XML which file holds the image, how large it is, and how its voxels lie in space."""
    _, xml = written(student, export)
    bdv_rules.expect_xml(xml, export.image, export.voxel_um, export.h5_name)


@check(
    points=2,
    of="read_bdv",
    hint="h5[f't00000/s00/{level}/cells'][selection] reads the chunks that the selection touches, and no others; "
    "astype(np.uint16) afterwards keeps the bits.",
    examples=25,
)
@given(parts())
@example((BIG, 2, (200, slice(100, 140), slice(60, 70))))
@example((BIG, 0, (slice(1000, 1030), slice(2000, None, 30), -1)))
@example((BdvPyramid((5, 16, 20), (2, 5, 6)), 1, (slice(3, 3), slice(None), slice(0, 4))))
@example((BdvPyramid((5, 16, 20), (2, 5, 6), dtype="uint16"), 1, (slice(1, 4), slice(None), slice(0, 4))))
def reads_the_chunks_touched(student: Student, case: tuple[BdvPyramid, int, Selection]) -> None:
    """read_bdv returns a selection of one level as uint16 and reads only the chunks that hold it, each once."""
    image, level, selection = case
    h5 = image.open(level, selection)
    image.expect(student.read_bdv(h5, level, selection), level, selection)
    h5.expect_reads()
    rows = image.shapes[level][1]
    outside = (slice(None), rows, slice(0, 1))
    expect_raises("IndexError", lambda: student.read_bdv(h5, level, outside), f"The last row is {rows - 1}.")
    n_levels = image.n_levels
    expect_raises("KeyError", lambda: student.read_bdv(h5, n_levels, selection), f"The last level is {n_levels - 1}.")


def written(student: Student, export: Export) -> tuple[FileTarget, Any]:
    """Have an export written; return the HDF5 file and the text of the XML."""
    h5, xml = empty_file("hdf5", name="h5"), empty_text("xml")
    image = export.image
    options = {} if export.h5_name == "data.h5" else {"h5_name": export.h5_name}
    levels = image.levels(export.byteorder)
    student.write_bdv(h5.opened, xml, levels, image.cumulative_factors, image.chunks, export.voxel_um, **options)
    link = attempt.current().link
    call = link.last_call
    h5_is_open, xml_is_open, text = lend("desk", _DESK).look(h5.opened, xml)
    link.last_call = call  # messages go on to speak of it
    for name, is_open in (("h5", h5_is_open), ("xml", xml_is_open)):
        expect(bool(is_open), f"It closed {name}.", "Who opened a file closes it: leave open what you are handed.")
    return h5, text


_DESK = f"""
class Desk:
    def look(self, h5, xml):
        return bool(h5), not xml.closed, "" if xml.closed else xml.getvalue()[:{bdv_rules.MAX_XML + 1}]

desk = Desk()
"""
