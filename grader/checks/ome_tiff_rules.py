"""Judges a pyramidal OME-TIFF that an answer wrote: its pages and levels, its OME-XML, and its pixels.

Sources: OME-TIFF specification 6.3 ("Sub-resolutions"), OME-XML schema 2016-06, TIFF 6.0.
"""

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

import numpy as np

from grader.checks.tiff_pages import MOST_PAGES, Page, Tag, Tiff, Unreadable, read_tiff
from grader.checks.windows import window, window_means, wrong_means
from grader.marking.expect import expect, wrong
from grader.marking.words import cut, shown
from grader.reports.words import counted
from grader.volumes.volume import Array

STEP = (1, 2, 2)
"""From one level to the next."""


@dataclass(frozen=True)
class Wanted:
    """What was to be written.

    Attributes
    ----------
    volume : ndarray, shape (z, y, x)
        Level 0.
    n_levels : int
        Number of levels, level 0 included.
    tile : (int, int)
        Rows and columns of a tile.
    voxel_um : tuple of float
        Voxel size along z, y and x.
    describe : callable
        Takes a wrong level 0 and says what it really is, if it can tell.
    """

    volume: Array
    n_levels: int
    tile: tuple[int, int]
    voxel_um: tuple[float, ...]
    describe: Callable[[Array], str | None] = lambda _: None

    @property
    def planes(self) -> int:
        """Number of planes, the same for every level."""
        return len(self.volume)

    @property
    def dtype(self) -> np.dtype[np.generic]:
        """Data type, in native byte order."""
        return self.volume.dtype.newbyteorder("=")

    @property
    def shapes(self) -> list[tuple[int, int]]:
        """Rows and columns of each level."""
        rows, columns = self.volume.shape[1:]
        return [(-(-rows // 2**k), -(-columns // 2**k)) for k in range(self.n_levels)]


def expect_ome_tiff(content: bytes | bytearray, wanted: Wanted) -> None:
    """Require that a file is the pyramidal OME-TIFF that was to be written."""
    tiff = open_written(content)
    expect_levels(tiff, wanted)
    expect_ome_xml(tiff, wanted)
    expect_values(tiff, wanted)


def open_written(content: bytes | bytearray) -> Tiff:
    """Require a TIFF."""
    expect(len(content) > 0, "Nothing was written into the file.")
    try:
        return read_tiff(content)
    except Unreadable as error:
        raise wrong(f"What was written cannot be read as a TIFF: {error}.") from None


# Pages and levels


def expect_levels(tiff: Tiff, wanted: Wanted) -> None:
    """Require one page a plane, and below each page one SubIFD a further level: their sizes, tiles and types."""
    look = "Open it with TiffWriter(file, bigtiff=True, ome=True)."
    expect(tiff.big, "It is a classic TIFF, which ends at 4 GB, expected a BigTIFF.", look)
    for _, page in _each(tiff):
        _expect_grey(page)
    _expect_pages(tiff, wanted)
    _expect_levels_below(tiff, wanted)
    _expect_shapes(tiff, wanted)
    for level, page in _each(tiff):
        _expect_form(page, level, wanted)
        _expect_tiles(tiff, page, wanted)


def _each(tiff: Tiff) -> Iterator[tuple[int, Page]]:
    """Yield the pages, with the levels that they are of."""
    for page in tiff.pages:
        yield 0, page
        yield from ((level, below) for level, below in enumerate(page.levels, 1) if below)


def _expect_grey(page: Page) -> None:
    """Require that a page is a grey plane, and not several in one."""
    samples, depth = page.number(Tag.SAMPLES, 1), page.number(Tag.DEPTH, 1)
    look = 'Planes or columns were taken for colours: say photometric="minisblack".'
    expect(samples == 1, f"{_the(page)} has {counted(samples, 'sample')} a pixel, expected 1.", look)
    expect(depth == 1, f"{_the(page)} is {depth:,} planes deep, expected one page a plane.", "A tile has two sides.")


def _expect_pages(tiff: Tiff, wanted: Wanted) -> None:
    """Require one page in the main chain for each plane."""
    found, planes = [page.shape for page in tiff.pages], wanted.planes
    runs = [(shape, len(list(same))) for shape, same in itertools.groupby(found)]
    pages = f"{MOST_PAGES} pages or more" if len(found) == MOST_PAGES else counted(len(found), "page")
    sizes = ", then ".join(f"{n:,} of {_size(shape)}" for shape, n in runs[:4])
    expect(
        len(found) == planes,
        f"The main chain of the file has {pages}{f' ({sizes})' * bool(runs)}, expected {planes}: one for each plane.",
        "The other levels are SubIFDs of these pages.",
    )


def _expect_levels_below(tiff: Tiff, wanted: Wanted) -> None:
    """Require every further level below every page."""
    further, planes = wanted.n_levels - 1, wanted.planes
    for page in tiff.pages:
        n = len(page.levels)
        look = "Write level 0 with subifds=n_levels - 1, then each level with subfiletype=1."
        asked = f"expected {further}: {counted(wanted.n_levels, 'level')} with level 0"
        expect(n == further, f"{_the(page)} has {counted(n, 'SubIFD')} below it, {asked}.", look)
    for level in range(1, further + 1):
        has = [page.levels[level - 1] is not None for page in tiff.pages]
        expect(all(has), f"Level {level} has {counted(sum(has), 'plane')}, expected {planes}, as level 0 has.")


def _expect_shapes(tiff: Tiff, wanted: Wanted) -> None:
    """Require half as many rows and columns from level to level, rounded up."""
    for level, page in _each(tiff):
        want = wanted.shapes[level]
        expect(page.shape == want, f"{_the(page)} has {_size(page.shape)} pixels, expected {_size(want)}.")


def _expect_form(page: Page, level: int, wanted: Wanted) -> None:
    """Require the data type, the kind of page and the tile size."""
    name = _the(page)
    found = page.dtype
    expect(found == wanted.dtype.name, f"{name} holds {found}, expected {wanted.dtype}, as the volume.")
    reduced = page.number(Tag.SUBFILE_TYPE) & 1
    kind = f"{name} has NewSubfileType {page.number(Tag.SUBFILE_TYPE)}"
    if level:
        look = "Write the levels with subfiletype=1: without it readers take them for something else."
        expect(bool(reduced), f"{kind}, expected 1: a smaller copy of another image.", look)
    else:
        expect(not reduced, f"{kind}, expected 0: level 0 is no smaller copy.", "Only the further levels are.")
    black = page.number(Tag.PHOTOMETRIC, -1)
    expect(
        black == 1,
        f"{name} has PhotometricInterpretation {black if black >= 0 else 'missing'}, expected 1: 0 is black.",
        'Say photometric="minisblack".',
    )
    look = "Each level is tiled: write it with tile=tile."
    expect(Tag.TILE_OFFSETS in page.tags and all(page.tile), f"{name} is in strips, expected tiles.", look)
    expect(page.tile == wanted.tile, f"{name} has tiles of {_size(page.tile)}, expected {_size(wanted.tile)}.")


def _expect_tiles(tiff: Tiff, page: Page, wanted: Wanted) -> None:
    """Require that the file has all tiles of a page, none of them much larger than its pixels."""
    number = math.prod(-(-size // side) for size, side in zip(page.shape, page.tile, strict=True))
    offsets, sizes = page.numbers(Tag.TILE_OFFSETS), page.numbers(Tag.TILE_BYTE_COUNTS)
    expect(
        len(offsets) == len(sizes) == number,
        f"{_the(page)} has {len(offsets):,} offsets and {len(sizes):,} sizes of tiles, expected {number:,} of each.",
    )
    most = 2 * math.prod(page.tile) * wanted.dtype.itemsize + 1024
    for i, (offset, nbytes) in enumerate(zip(offsets.tolist(), sizes.tolist(), strict=True)):
        tile = f"Tile {i} of {page.name}"
        expect(nbytes <= most, f"{tile} takes {nbytes:,} bytes: far more than its pixels do.")
        end = offset + nbytes
        expect(end <= len(tiff.content), f"{tile} ends at byte {end:,}; the file has {len(tiff.content):,}.")


def _the(page: Page) -> str:
    return f"{page.name[0].upper()}{page.name[1:]}"


def _size(shape: Sequence[int]) -> str:
    return " x ".join(map(str, shape))


# OME-XML

_NAMESPACE = "{http://www.openmicroscopy.org/Schemas/OME/"
_MOST_XML = 2**20
_TYPES = {"float32": "float", "float64": "double"}
_ORDERS = {f"XY{''.join(rest)}" for rest in itertools.permutations("ZCT")}
_UNITS = {"µm": 1.0, "nm": 1e-3, "mm": 1e3, "cm": 1e4, "dm": 1e5, "m": 1e6, "pm": 1e-6, "Å": 1e-4, "in": 25400.0}


def expect_ome_xml(tiff: Tiff, wanted: Wanted) -> None:
    """Require OME-XML in the first page: one image, its sizes, its voxels, and which page is which plane."""
    root = _expect_document(tiff)
    pixels = _expect_one_image(root)
    order = pixels.get("DimensionOrder")
    expect(
        order in _ORDERS,
        f"The DimensionOrder is {shown(order)}, expected XY, then Z, C and T in any order: 'XYZCT'.",
    )
    _expect_sizes(pixels, wanted)
    name = _TYPES.get(wanted.dtype.name, wanted.dtype.name)
    expect(pixels.get("Type") == name, f"The Type is {shown(pixels.get('Type'))}, expected {name!r}.")
    channels = pixels.findall("{*}Channel")
    samples = [channel.get("SamplesPerPixel", "1") for channel in channels]
    found = f"{counted(len(channels), 'Channel')} of {cut(', '.join(samples))} samples"
    expect(samples in ([], ["1"]), f"Pixels has {found} a pixel, expected one of 1 sample.")
    _expect_voxel_size(pixels, wanted)
    _expect_order_of_pages(pixels, root.get("UUID"), wanted.planes)


def _expect_document(tiff: Tiff) -> ElementTree.Element:
    """Require that the description of the first page is OME-XML."""
    expect(bool(tiff.pages), "The file has no page, and so no OME-XML.")
    description = tiff.pages[0].description
    look = "Open it with TiffWriter(file, bigtiff=True, ome=True): it then writes OME-XML."
    expect(bool(description), "Page 0 has no description, and so no OME-XML.", look)
    for beginning, what in ((b'{"shape', "tifffile's own JSON"), (b"ImageJ=", "ImageJ's")):
        expect(not description.startswith(beginning), f"The description of page 0 is {what}, expected OME-XML.", look)
    size = len(description)
    expect(size <= _MOST_XML, f"The OME-XML takes {size:,} bytes; this image needs less than 10,000.")
    expect(
        b"<!DOCTYPE" not in description and b"<!ENTITY" not in description,
        "The OME-XML defines entities (<!DOCTYPE ...>): such a document is not read.",
    )
    try:
        root = ElementTree.fromstring(description.decode("utf-8").lstrip("\ufeff"))
    except (ElementTree.ParseError, ValueError) as error:
        raise wrong(f"The description of page 0 cannot be read as OME-XML: {cut(str(error))}.", look) from None
    space, _, name = root.tag.rpartition("}")
    expect(name == "OME", f"The description of page 0 is a document {shown(cut(name))}, expected OME.")
    schema = f"{_NAMESPACE[1:]}2016-06"
    expect(space.startswith(_NAMESPACE), f"OME has the namespace {shown(cut(space[1:]))}, expected {schema!r}.")
    return root


def _expect_one_image(root: ElementTree.Element) -> ElementTree.Element:
    """Require one image, and return its pixels."""
    images = root.findall("{*}Image")
    look = "Levels are no images: write them with metadata=None." if len(images) > 1 else ""
    expect(len(images) == 1, f"The OME-XML has {counted(len(images), 'Image')}, expected 1: one series.", look)
    pixels = images[0].findall("{*}Pixels")
    expect(len(pixels) == 1, f"The Image has {len(pixels):,} times Pixels, expected 1.")
    return pixels[0]


def _expect_sizes(pixels: ElementTree.Element, wanted: Wanted) -> None:
    """Require the size of each of the five dimensions."""
    z, y, x = wanted.volume.shape
    sizes = {"X": x, "Y": y, "Z": z, "C": 1, "T": 1}
    found = {letter: _whole(pixels.get(f"Size{letter}")) for letter in sizes}
    for letter, size in sizes.items():
        expect(found[letter] == size, f"Size{letter} is {shown(pixels.get(f'Size{letter}'))}, expected '{size}'.")


def _expect_voxel_size(pixels: ElementTree.Element, wanted: Wanted) -> None:
    """Require the voxel size along each axis, in whatever unit of length OME-XML knows."""
    sizes = [_micrometres(pixels, letter) for letter in "ZYX"]
    for letter, size, um in zip("ZYX", sizes, wanted.voxel_um, strict=True):
        found, unit = pixels.get(f"PhysicalSize{letter}"), pixels.get(f"PhysicalSize{letter}Unit", "µm")
        expect(_same(size, um), f"PhysicalSize{letter} is {shown(found)} {unit}, expected '{um:.10g}' µm.")


def _micrometres(pixels: ElementTree.Element, letter: str) -> float:
    """Require a voxel size and its unit; return it in micrometres."""
    name = f"PhysicalSize{letter}"
    text, unit = pixels.get(name), pixels.get(f"{name}Unit", "µm")
    look = f'Give it to TiffWriter.write: metadata={{"axes": "ZYX", "{name}": ..., "{name}Unit": "µm", ...}}.'
    expect(text is not None, f"The OME-XML has no {name}.", look)
    size = _float(text)
    expect(math.isfinite(size) and size > 0, f"{name} is {shown(text)}, expected a number above 0.")
    look = 'OME-XML calls micrometres "µm", with the micro sign (U+00B5): "\\u00b5m".'
    expect(unit in _UNITS, f"{name}Unit is {shown(unit)}, which is no unit of length in OME-XML.", look)
    return size * _UNITS[unit]


def _expect_order_of_pages(pixels: ElementTree.Element, uuid: str | None, planes: int) -> None:
    """Require that plane z is page z of this file."""
    blocks = pixels.findall("{*}TiffData")
    expect(bool(blocks), "Pixels has no TiffData: which page is which plane stays open.")
    page_of: dict[int, int] = {}
    for block in blocks:
        for other in block.findall("{*}UUID"):
            text = (other.text or "").strip()
            here = text == uuid
            expect(here, f"A TiffData lies in another file ({shown(cut(text))}), expected all pages in this one.")
        first = {name: _whole(block.get(name, "0")) for name in ("IFD", "FirstZ", "FirstC", "FirstT")}
        whole = "1" if "IFD" in block.attrib else str(planes)
        count = _whole(block.get("PlaneCount", block.get("NumPlanes", whole)))
        typed = cut(" ".join(f'{name}="{value}"' for name, value in block.attrib.items()))
        inside = first["IFD"] + count <= planes and first["FirstZ"] + count <= planes
        expect(
            inside and first["FirstC"] == first["FirstT"] == 0 and min(*first.values(), count) >= 0,
            f"A TiffData has {typed}: there are {counted(planes, 'page')} and {counted(planes, 'plane')}, "
            f"one channel and one timepoint.",
        )
        page_of |= {first["FirstZ"] + i: first["IFD"] + i for i in range(count)}
    for z in range(planes):
        found = f"page {page_of[z]}" if z in page_of else "no page"
        expect(page_of.get(z) == z, f"By the TiffData, plane {z} is {found}, expected page {z}.")


def _whole(text: str | None) -> int:
    """Return a whole number, or -1 for anything else."""
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else -1


def _float(text: str | None) -> float:
    try:
        return float(text or "")
    except ValueError:
        return math.nan


def _same(a: float, b: float) -> bool:
    return math.isclose(a, b, rel_tol=1e-6)


# Pixels


def expect_values(tiff: Tiff, wanted: Wanted) -> None:
    """Require the volume as level 0, and each level to be the mean of the one below; the form was found right."""
    first = _stack(tiff, 0, wanted)
    differ = first != wanted.volume
    if differ.any():
        _refuse(differ, first, wanted.volume, "Level 0", wanted.describe(first))
    below = first
    for level in range(1, wanted.n_levels):
        got = _stack(tiff, level, wanted)
        _expect_means(got, below, level)
        below = got


def _stack(tiff: Tiff, level: int, wanted: Wanted) -> Array:
    """Return a level."""
    pages = [page.levels[level - 1] if level else page for page in tiff.pages]
    try:
        return np.stack([tiff.pixels(page) for page in pages if page]).astype(wanted.dtype, copy=False)
    except Unreadable as error:
        raise wrong(f"What was written cannot be read: {error}.") from None


def _expect_means(got: Array, below: Array, level: int) -> None:
    differ = wrong_means(below, STEP, got)
    if not differ.any():
        return
    means = window_means(below, STEP)
    index = tuple(int(i) for i in np.argwhere(differ)[0])
    voxels = ", ".join(f"{voxel:.6g}" for voxel in window(below, STEP, index))
    _refuse(differ, got, means, f"Level {level}", None, f"Below it lie the voxels {voxels}.")


def _refuse(differ: Array, got: Array, want: Array, where: str, look: str | None, *more: str) -> None:
    index = tuple(int(i) for i in np.argwhere(differ)[0])
    n = int(np.count_nonzero(differ))
    look = f"{look[0].upper()}{look[1:]}{'' if look.endswith('.') else '.'}" if look else ""
    raise wrong(
        f"{where}: {counted(n, 'voxel')} of {differ.size:,} {'is' if n == 1 else 'are'} wrong; the first, at "
        f"{shown(index)}, is {got[index]:.8g}, expected {want[index]:.8g}.",
        *more,
        look,
    )
