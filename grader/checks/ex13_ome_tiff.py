"""Pyramids in TIFF."""

from dataclasses import dataclass, replace
from functools import cache, partial

from hypothesis import given
from hypothesis import strategies as st

from grader.checks.ome_tiff_rules import Wanted, expect_levels, expect_ome_xml, expect_values, open_written
from grader.checks.ome_tiffs import BIG, OmeTiff, ome_tiffs
from grader.checks.selections import indices, pick, ranges, sizes
from grader.checks.targets import FileTarget, empty_file
from grader.checks.tiff_pages import Tiff
from grader.marking import attempt
from grader.marking.budget import Budget
from grader.marking.check import check, demand
from grader.marking.expect import expect, expect_raises
from grader.marking.lent import lend, told
from grader.marking.student import Student
from grader.reports.model import Table
from grader.sandbox.verdicts import Raised
from grader.volumes.diagnosis import diagnose
from grader.volumes.phantom import Phantom
from grader.volumes.volume import single

Numbers = tuple[float, float, float]


@dataclass(frozen=True)
class Image:
    """An image to be written.

    Attributes
    ----------
    shape : tuple of int
        Planes, rows and columns.
    n_levels : int
        Number of levels, level 0 included.
    tile : (int, int)
        Rows and columns of a tile.
    dtype : str
        Data type, with its byte order.
    voxel_um : tuple of float
        Voxel size along z, y and x.
    """

    shape: tuple[int, int, int]
    n_levels: int
    tile: tuple[int, int] = (16, 16)
    dtype: str = "uint16"
    voxel_um: Numbers = (2.0, 0.5, 0.25)

    def wanted(self) -> Wanted:
        """Return it, with the current attempt's seed."""
        volume = single(Phantom(self.dtype.lstrip("<>"), attempt.current().seed), self.shape)
        return Wanted(
            volume.read().astype(self.dtype),
            self.n_levels,
            self.tile,
            self.voxel_um,
            lambda got: diagnose(volume, got, None, 0),
        )


@cache
@st.composite
def images(draw: st.DrawFn) -> Image:
    """Return small images."""
    um = pick(2.0, 0.5, 0.25, 1.0, 0.1625, 0.65, 3.7)
    return Image(
        draw(st.tuples(sizes(1, 5, 2), sizes(2, 60, 37), sizes(2, 60, 50))),
        draw(pick(2, 3, 1, 4)),
        draw(pick((16, 16), (16, 32), (32, 16))),
        draw(pick("uint16", "uint8", "int16", "float32", ">u2", "uint32")),
        draw(st.tuples(um, um, um)),
    )


TWO = Image((5, 96, 160), 2, (32, 16), voxel_um=(2.0, 0.65, 0.25))
"""No two axes are alike, nothing is rounded, and no axis could be one of colours."""

THREE = replace(TWO, n_levels=3)


def written(student: Student, wanted: Wanted) -> Tiff:
    """Have the answer write an image, and return what is in the file."""
    target = empty_file("file", name="file")
    student.write_pyramidal_ometiff(target.opened, wanted.volume, wanted.n_levels, wanted.tile, wanted.voxel_um)
    _expect_open(target)
    return open_written(target.file.content)


def _expect_open(target: FileTarget) -> None:
    """Require that the answer has not closed the file."""
    link = attempt.current().link
    call = link.last_call
    looking = lend("looking", "class Looking:\n    def closed(self, file): return file.closed\nlooking = Looking()")
    closed = told("the look at the file", looking.closed(target.opened), bool)
    link.last_call = call
    expect(not closed, "It has closed the file, which is not its own.", "TiffWriter(file) leaves it open by itself.")


@check(
    points=1,
    of="write_pyramidal_ometiff",
    hints=(
        "Do the smaller levels hang below the pages of level 0, or do they follow as images of their own? The "
        "writer has to know how many will come. And which axes of a level shrink?",
        "Write the volume with subifds=n_levels - 1, then each further level with subfiletype=1. Only y and x are "
        "halved; every call says photometric='minisblack' and tile=tile.",
        "with tifffile.TiffWriter(file, bigtiff=True, ome=True) as writer: writer.write(volume, subifds=n_levels - "
        "1, tile=tile, photometric='minisblack', metadata=…), then writer.write(level, subfiletype=1, tile=tile, "
        "photometric='minisblack', metadata=None) for each level.",
    ),
    examples=3,
)
@given(images())
@demand("Each plane is a page, and the next level a SubIFD below each page.", TWO)
@demand("Each level has half the rows and columns of the one before, and as many planes.", TWO)
@demand("All levels are tiled: rows and columns of a tile as asked for.", TWO)
@demand("It is a BigTIFF.", TWO)
@demand("The file stays open.", TWO)
@demand("Without at least one level it raises ValueError, and writes nothing.", TWO)
@demand("Further levels hang below the pages, too, each half as large as the one before.", THREE)
@demand("Three columns are no colours, at any level.", Image((3, 40, 6), 2))
@demand("Rows and columns are halved up.", Image((2, 65, 130), 4))
@demand("A level may be smaller than a tile.", Image((2, 40, 24), 3, (32, 16)))
@demand("A volume of one plane has pages and levels as well.", Image((1, 64, 48), 2))
@demand("One level is a pyramid: no SubIFDs.", Image((2, 40, 24), 1))
@demand("A level may have a single row, or column.", Image((2, 30, 2), 3))
@demand("All levels keep the data type.", Image((2, 40, 24), 2, dtype="float64"))
def hangs_levels_below_their_pages(student: Student, image: Image) -> None:
    """write_pyramidal_ometiff writes one page a plane, and below each page a SubIFD for each further level."""
    wanted = image.wanted()
    expect_levels(written(student, wanted), wanted)
    for n_levels in (0, -1):
        target = empty_file("file", name="file")
        write = partial(student.write_pyramidal_ometiff, target.opened, wanted.volume, n_levels)
        expect_raises("ValueError", partial(write, image.tile, image.voxel_um), "A pyramid has one level at least.")
        size = target.file.size()
        expect(size == 0, f"It wrote {size:,} bytes before it raised ValueError.", "Look at n_levels first.")


@check(
    points=1,
    of="write_pyramidal_ometiff",
    hints=(
        "You need not write XML yourself: tifffile makes it from what you tell it. What does it have to know about "
        "level 0, and in which order is voxel_um?",
        'With ome=True, the metadata of level 0 become OME-XML: its axes, "ZYX", and for X, Y and Z a PhysicalSize '
        "and its unit. The other levels have none.",
        'metadata={"axes": "ZYX", "PhysicalSizeX": float(voxel_um[2]), "PhysicalSizeXUnit": "µm", …}, and likewise '
        "Y from voxel_um[1] and Z from voxel_um[0].",
    ),
    examples=3,
)
@given(images())
@demand("The OME-XML has one Image, and calls the axes of the volume z, y and x.", TWO)
@demand("It has the voxel size along x, y and z, in µm.", TWO)
@demand("The voxel size has all its digits.", Image((5, 64, 48), 2, voxel_um=(1.25, 0.15625, 0.15625)))
@demand("One plane has a voxel size along z, too.", Image((1, 64, 48), 2, dtype="float32"))
@demand("Three columns are no channels.", Image((3, 40, 3), 2, dtype="int16"))
@demand("An image of one level has OME-XML as well.", Image((2, 40, 24), 1))
def says_what_the_pages_are(student: Student, image: Image) -> None:
    """write_pyramidal_ometiff writes OME-XML: one image, its axes, its data type and its voxel size."""
    wanted = image.wanted()
    expect_ome_xml(written(student, wanted), wanted)


@check(
    points=1,
    of="write_pyramidal_ometiff",
    hints=(
        "Of what is each level the mean: of the volume, or of the level before it?",
        "level = downsample_mean(level, (1, 2, 2)), beginning with the volume. It keeps the data type.",
    ),
    examples=3,
)
@given(images())
@demand("Level 0 is the volume.", Image((5, 64, 48), 3))
@demand("Each level is the mean of the one before, not of level 0.", Image((5, 64, 48), 3))
@demand("Means are rounded to the nearest.", Image((5, 64, 48), 3))
@demand("At the edge it is the mean of the voxels that there are.", Image((2, 33, 47), 3))
@demand("So it is for negative voxels.", Image((2, 33, 47), 2, dtype="int16"))
@demand("The volume may come in big-endian bytes.", Image((2, 33, 47), 2, dtype=">u2"))
@demand("The mean of floats is not rounded.", Image((2, 33, 47), 2, dtype="float32"))
@demand("64-bit floats keep all digits.", Image((2, 33, 47), 2, dtype=">f8"))
@demand("32-bit integers keep all digits.", Image((2, 33, 47), 2, dtype="uint32"))
@demand("A single plane is averaged in y and x.", Image((1, 33, 47), 2, dtype="uint8"))
def averages_each_level(student: Student, image: Image) -> None:
    """write_pyramidal_ometiff writes the volume as level 0, and each level as the mean of the one before."""
    wanted = image.wanted()
    tiff = written(student, wanted)
    expect_levels(tiff, wanted)
    expect_values(tiff, wanted)


@dataclass(frozen=True)
class Crop:
    """A rectangle of one plane of one level."""

    tiff: OmeTiff
    level: int
    z: int
    y: slice
    x: slice


PLAIN = OmeTiff((3, 50, 75), 2, (16, 32))
FLAT = replace(PLAIN, shape=(1, 50, 75))
STRIPS, HOLES = replace(PLAIN, storage="strips"), replace(PLAIN, storage="some tiles")

PART = Crop(PLAIN, 1, 2, slice(5, 18), slice(3, 30))


@cache
@st.composite
def crops(draw: st.DrawFn) -> Crop:
    """Return rectangles of small pyramids."""
    tiff = draw(ome_tiffs())
    level = draw(sizes(0, tiff.n_levels - 1, 1))
    rows, columns = (-(-size // 2**level) for size in tiff.shape[1:])
    z = draw(indices(tiff.shape[0]))
    return Crop(tiff, level, z, draw(ranges(rows, steps=False)), draw(ranges(columns, steps=False)))


@check(
    points=2,
    of="read_ometiff",
    hints=(
        "Which tiles of the page hold pixels of the rectangle? Draw the page as a grid of tiles, and the rectangle "
        "on it.",
        "pages = tif.series[0].levels[level].pages has a page for each plane. Tile (i, j) of h x w pixels begins at "
        "row i * h and column j * w, and its number is i * page.chunked[1] + j.",
        "page = pages[range(len(pages))[z]]; file = page.parent.filehandle; file.seek(page.dataoffsets[k]); data = "
        "file.read(page.databytecounts[k]); page.decode(data, k)[0][0, :, :, 0] are the pixels of tile k, all 0 if "
        "its byte count is 0.",
    ),
    examples=12,
)
@given(crops())
@demand(
    "It reads the tiles of one page of that level that hold the rectangle, each once.",
    Crop(BIG, 1, 37, slice(200, 300), slice(500, 600)),
    large=True,
)
@demand("It returns the pixels of plane z of that level, rows and columns.", PART)
@demand("A level that there is not raises IndexError.", PART)
@demand("A plane that there is not raises IndexError, on either side.", PART)
@demand("A rectangle that fills one tile reads that tile, once.", Crop(PLAIN, 0, 1, slice(16, 32), slice(32, 64)))
@demand("Tiles at the edge are cut off by the page.", Crop(PLAIN, 0, 2, slice(30, 50), slice(60, 75)))
@demand("Negative planes count from the last one.", Crop(PLAIN, 0, -2, slice(14, 19), slice(3, 40)))
@demand("Negative rows and columns count from the end.", Crop(PLAIN, 0, 1, slice(-40, -9), slice(-60, -41)))
@demand("Rows and columns are clipped to that level.", Crop(PLAIN, 1, 1, slice(10, 40), slice(-100, 60)))
@demand("A slice may be open at either end.", Crop(PLAIN, 1, 2, slice(None, 9), slice(20, None)))
@demand("A slice that stops at 0 is empty, and reads nothing.", Crop(PLAIN, 0, 1, slice(0, 0), slice(None, 0)))
@demand("So is one that stops where it starts, or before.", Crop(PLAIN, 0, 1, slice(9, 2), slice(7, 7)))
@demand("So is one that starts behind the end.", Crop(PLAIN, 1, 1, slice(30, 40), slice(40, 50)))
@demand("A series of one plane has one page.", Crop(FLAT, 1, 0, slice(0, 20), slice(3, 25)))
@demand("It is plane 0, and plane -1.", Crop(FLAT, 0, -1, slice(14, 19), slice(3, 25)))
@demand(
    "The pages may be in strips, of which the last may end earlier.", Crop(STRIPS, 1, 1, slice(10, 20), slice(5, 9))
)
@demand("A tile that the file leaves out is 0.", Crop(HOLES, 0, 1, slice(3, 50), slice(5, 40)))
@demand("Of such tiles alone nothing is read.", Crop(HOLES, 0, 1, slice(3, 9), slice(35, 60)))
@demand(
    "Big-endian tiles give native bytes.",
    Crop(replace(PLAIN, dtype="int16", byteorder=">"), 1, 2, slice(3, 9), slice(2, 20)),
)
@demand(
    "So do compressed ones.",
    Crop(replace(PLAIN, byteorder=">", compression="zlib"), 0, 1, slice(14, 19), slice(30, 40)),
)
@demand(
    "So do big-endian strips.",
    Crop(replace(PLAIN, dtype="float32", byteorder=">", storage="strips"), 0, 2, slice(14, 19), slice(30, 40)),
)
def reads_tiles_of_the_crop(student: Student, crop: Crop) -> None:
    """read_ometiff returns a rectangle of one plane of one level, and reads only the tiles with its pixels."""
    tiff, level, where = crop.tiff, crop.level, (crop.z, crop.y, crop.x)
    tif = tiff.open(Budget({tiff.grid(level).name: tiff.needed(level, where)}))
    try:
        got = student.read_ometiff(tif, level, *where)
    except Raised as raised:
        raised.message += f"\n{tif.name}: {tif.description}."
        raise
    tiff.expect(got, level, where)
    tif.expect_reads()
    if tiff.virtual:
        attempt.current().note_table(_across_planes(tiff))
    last = f"The last plane is {tiff.shape[0] - 1}, the last level {tiff.n_levels - 1}."
    for z in (tiff.shape[0], -tiff.shape[0] - 1):
        expect_raises("IndexError", partial(student.read_ometiff, tif, level, z, crop.y, crop.x), last)
    expect_raises("IndexError", partial(student.read_ometiff, tif, tiff.n_levels, *where), last)


def _across_planes(tiff: OmeTiff) -> Table:
    """Return what an XZ slice of each level costs, here and in chunks that are as thick as they are wide."""
    rows = []
    for level in range(tiff.n_levels):
        grid = tiff.grid(level)
        planes, _, columns = grid.shape
        chunks = -(-planes // 64) * -(-columns // 64)
        size = " x ".join(map(str, grid.shape))
        rows.append((str(level), size, f"{len(tiff.needed(level, (slice(None), 0, slice(None)))):,}", f"{chunks:,}"))
    title = "An XZ slice costs a tile of every plane, however coarse the level"
    return Table(title, ("level", "voxels", "tiles of this file", "chunks of 64 x 64 x 64"), tuple(rows))
