"""What BigDataViewer needs to find in an HDF5 file and in the XML file beside it.

Sources: the description of the format at imagej.net (BigDataViewer, "About the BigDataViewer data format"), and, where
it is silent, the classes ``mpicbg.spim.data.XmlHelpers`` and ``XmlIo…`` that read the XML.
"""

import math
import re
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import numpy as np

from grader.checks.bdv_files import BdvPyramid, Contents
from grader.marking.expect import expect, wrong
from grader.marking.words import cut, shown
from grader.volumes.bdv import cells
from grader.volumes.diagnosis import diagnose
from grader.volumes.volume import Array

Numbers = Sequence[float]

RESOLUTIONS, SUBDIVISIONS = "s00/resolutions", "s00/subdivisions"

TABLES = [RESOLUTIONS, SUBDIVISIONS]
"""Where the factors and the chunks of all levels lie."""


def cells_of(image: BdvPyramid) -> list[str]:
    """Return where the levels of a pyramid lie; one level more is looked for than there is."""
    return [cells(level) for level in range(image.n_levels + 1)]


def paths(image: BdvPyramid) -> list[str]:
    """Return where the datasets of a pyramid lie."""
    return [*TABLES, *cells_of(image)]


# HDF5


def expect_hdf5(found: Contents, image: BdvPyramid) -> None:
    """Require the HDF5 file of a pyramid.

    Parameters
    ----------
    found : dict
        What `grader.checks.bdv_contents.contents` says of `paths`.
    image : BdvPyramid
        What was to be written.
    """
    expect_tables(found, image)
    expect_cells(found, image)


def expect_tables(found: Contents, image: BdvPyramid) -> None:
    """Require the factors and the chunks of all levels."""
    for path in TABLES:
        _expect_dataset(found, path)
    _expect_resolutions(found[RESOLUTIONS], image)
    _expect_subdivisions(found[SUBDIVISIONS], image)


def expect_cells(found: Contents, image: BdvPyramid) -> None:
    """Require the levels: how each is stored, then its bits."""
    *levels, extra = cells_of(image)
    for path in levels:
        _expect_dataset(found, path)
    expect(found[extra]["is"] == "missing", f"There is {extra}, expected {_levels(image.n_levels)}.")
    for level, path in enumerate(levels):
        _expect_storage(found[path], image, level)
    for level, path in enumerate(levels):
        _expect_voxels(found[path], image, level)


def _expect_dataset(found: Contents, path: str) -> None:
    """Require a dataset that lies in the file itself."""
    item = found[path]
    names = ", ".join(shown(name) for name in found["names"]) or "nothing"
    expect(item["is"] != "missing", f"There is no dataset {path}.", f"In the file there is: {cut(names, 300)}.")
    expect(item["is"] != "group", f"{path} is a group, expected a dataset.")
    expect(item["is"] == "dataset", f"On the way to {path} there is a link, expected the groups and the dataset.")
    expect(not item["elsewhere"], f"The values of {path} lie outside of it (external storage, or a virtual dataset).")


def _expect_resolutions(item: Contents, image: BdvPyramid) -> None:
    factors = np.array(image.cumulative_factors, float)
    got = _table(item, RESOLUTIONS, image, "float64")
    _expect_rows(got, factors[:, ::-1], RESOLUTIONS, "the cumulative factors x, y, z of each level")


def _expect_subdivisions(item: Contents, image: BdvPyramid) -> None:
    asked = np.array([image.chunks] * image.n_levels)[:, ::-1]
    got = _table(item, SUBDIVISIONS, image, "int32")
    allowed = np.where((got == asked).all(axis=1, keepdims=True), asked, np.array(image.clipped_chunks)[:, ::-1])
    _expect_rows(got, allowed, SUBDIVISIONS, "the chunks x, y, z of each level")


def _table(item: Contents, path: str, image: BdvPyramid, dtype: str) -> Array:
    """Require a table of one row a level."""
    shape = (image.n_levels, 3)
    expect(
        item["shape"] == shape,
        f"{path} has the shape {item['shape']}, expected {shape}: a row x, y, z for each of {_levels(image.n_levels)}.",
    )
    expect(item["dtype"] == dtype, f"{path} is {cut(item['dtype'])}, expected {dtype}.")
    return _values(item, path)


def _expect_rows(got: Array, want: Array, path: str, what: str) -> None:
    """Require the values of a table."""
    says = f"{path} is {shown(_plain(got))}, expected {shown(_plain(want))}: {what}."
    expect(np.array_equal(got, want), says)


def _expect_storage(item: Contents, image: BdvPyramid, level: int) -> None:
    """Require shape, type, chunks and compression of a level."""
    path, shape = cells(level), image.shapes[level]
    expect(item["shape"] == shape, f"{path} has the shape {item['shape']}, expected {shape}.")
    expect(item["dtype"] == "int16", f"{path} is {cut(item['dtype'])}, expected int16.")
    asked, clipped = image.chunks, image.clipped_chunks[level]
    expect(item["chunks"] is not None, f"{path} is contiguous, expected chunks of {clipped}.")
    expect(item["chunks"] in (asked, clipped), f"{path} has chunks of {item['chunks']}, expected {clipped}.")
    packed = item["compression"]
    expect(packed is not None, f"{path} is not compressed, expected gzip.")
    expect(packed == "gzip", f"{path} is compressed by {packed}, expected gzip: BigDataViewer knows no other.")


def _expect_voxels(item: Contents, image: BdvPyramid, level: int) -> None:
    """Require the bits of a level."""
    path = cells(level)
    got = _values(item, path).view(np.uint16)
    want = image.volume.read(level=level)
    wrong_ones = np.argwhere(got != want)
    if not len(wrong_ones):
        return
    first = tuple(int(i) for i in wrong_ones[0])
    signed = got.view(np.int16)
    where = diagnose(image.volume, got, None, level, image.clipped_chunks[level])
    says = f"{where[0].upper()}{where[1:]}." if where else ""
    raise wrong(
        f"{path}: {len(wrong_ones):,} of {want.size:,} voxels are wrong; the first at {first} is {signed[first]}, "
        f"expected the bits of {want[first]}, which as int16 are {want.view(np.int16)[first]}.",
        says,
    )


def _values(item: Contents, path: str) -> Array:
    """Return the values of a dataset of the right type."""
    values = item["values"]
    expect(isinstance(values, np.ndarray), f"{path} cannot be read: {cut(item['error']) or 'it is too large'}.")
    array: Array = values
    return array


def _levels(n: int) -> str:
    return f"{n} level{'s' if n > 1 else ''}"


def _plain(values: Array) -> list[list[int | float]]:
    """Return a table as lists, whole numbers without a point."""
    return [
        [int(n) if n == int(n) else float(f"{n:.6g}") for n in row] if np.isfinite(row).all() else row.tolist()
        for row in values
    ]


# XML

MAX_XML = 200_000
"""Characters; one setup takes two thousand."""

MICROMETRES = ("micrometer", "micrometers", "micrometre", "micrometres", "micron", "microns", "um", "µm", "μm")

ATTRIBUTES = ("illumination", "channel", "tile", "angle")

_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\Z")


def expect_xml(text: Any, image: BdvPyramid, voxel_um: Numbers, h5_name: str = "data.h5") -> None:
    """Require the XML file of a pyramid of one setup and one timepoint.

    Parameters
    ----------
    text : object
        What was written.
    image : BdvPyramid
        What is in the HDF5 file.
    voxel_um : sequence of float
        Voxel size of level 0 along z, y, x.
    h5_name : str
        Name of the HDF5 file.
    """
    root = _parsed(text)
    expect(root.tag == "SpimData", f"The outermost element is <{cut(root.tag)}>, expected <SpimData>.")
    version = root.get("version")
    expect(version == "0.2", f"SpimData has the version {shown(version)}, expected '0.2'.")
    base = root.find("BasePath")
    if base is not None:
        here = base.get("type") == "relative" and (base.text or "") in ("", ".", "./")
        expect(
            here,
            f"BasePath is {_shown(base)}, expected type 'relative' and the text '.': both files lie in one folder.",
        )
    sequence = _child(root, "SequenceDescription")
    _expect_loader(sequence, h5_name)
    _expect_setup(_child(sequence, "ViewSetups"), image, voxel_um)
    _expect_timepoint(sequence)
    _expect_registration(_child(root, "ViewRegistrations"), voxel_um)


def _parsed(text: Any) -> Element:
    """Return the outermost element; entities are not allowed, so that nothing is read or multiplied."""
    expect(isinstance(text, str), "What was written into xml is no text.")
    expect(bool(text.strip()), "Nothing was written into xml.")
    expect(len(text) <= MAX_XML, f"The XML has more than {MAX_XML:,} characters, expected about 2,000.")
    expect("<!DOCTYPE" not in text and "<!ENTITY" not in text, "The XML has a DOCTYPE: leave it out.")
    try:
        return ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError) as error:
        raise wrong(f"What was written cannot be read as XML: {cut(str(error))}.") from None


def _expect_loader(sequence: Element, h5_name: str) -> None:
    """Require the name of the HDF5 file."""
    loader = _child(sequence, "ImageLoader")
    kind = loader.get("format")
    expect(kind == "bdv.hdf5", f"The format of ImageLoader is {shown(kind)}, expected 'bdv.hdf5'.")
    file = _child(loader, "hdf5")
    expect(_text(file) == h5_name, f"<hdf5> is {shown(file.text)}, expected {h5_name!r}.")
    kind = file.get("type")
    expect(kind == "relative", f"The type of <hdf5> is {shown(kind)}, expected 'relative': to the XML file.")


def _expect_setup(setups: Element, image: BdvPyramid, voxel_um: Numbers) -> None:
    """Require one setup, its size, its voxels and its attributes."""
    found = setups.findall("ViewSetup")
    expect(len(found) == 1, f"There are {len(found)} ViewSetups, expected one.")
    (setup,) = found
    number = _text(_child(setup, "id"))
    expect(number == "0", f"The id of the ViewSetup is {shown(number)}, expected 0: its cells lie in s00.")
    _expect_numbers(setup, "size", image.shape[::-1], "the voxels of level 0 along x, y, z", whole=True)
    voxel = _child(setup, "voxelSize")
    unit = _text(_child(voxel, "unit"))
    expect(unit.lower() in MICROMETRES, f"The unit of voxelSize is {shown(unit)}, expected 'micrometer'.")
    _expect_numbers(voxel, "size", voxel_um[::-1], "the voxel size along x, y, z in um")
    _expect_attributes(setups, _child(setup, "attributes"))


def _expect_attributes(setups: Element, attributes: Element) -> None:
    """Require the four attributes of the setup, and an entry for each of them in the lists of all setups."""
    lists = {one.get("name"): one for one in setups.findall("Attributes")}
    missing = [name for name in ATTRIBUTES if attributes.find(name) is None]
    expect(
        not missing,
        f"The ViewSetup has no attribute {', '.join(missing)}.",
        "Readers want all four, even where there is but one of each: illumination, channel, tile, angle.",
    )
    for name in ATTRIBUTES:
        number = _text(_child(attributes, name))
        expect(
            name in lists, f'The ViewSetup has the {name} {shown(number)}, but there is no <Attributes name="{name}">.'
        )
        entries = [(entry.findtext("id") or "") for entry in lists[name].findall(name.capitalize())]
        expect(
            number in entries and number.isdecimal(),
            f'The ViewSetup has the {name} {shown(number)}, but <Attributes name="{name}"> has '
            f"{f'only {shown(entries)}' if entries else f'no <{name.capitalize()}>'}.",
        )


def _expect_timepoint(sequence: Element) -> None:
    """Require that there is timepoint 0 and no other: as a range, a list or a pattern."""
    timepoints = _child(sequence, "Timepoints")
    kind = timepoints.get("type")
    known = ("range", "list", "pattern")
    expect(kind in known, f"The type of Timepoints is {shown(kind)}, expected 'range'.")
    if kind == "range":
        got = [_text(_child(timepoints, name)) for name in ("first", "last")]
        says = f"The Timepoints range from {shown(got[0])} to {shown(got[1])}, expected from 0 to 0: there is one."
        expect(got == ["0", "0"], says)
    else:
        entries = timepoints.findall("Timepoint/id" if kind == "list" else "integerpattern")
        got = [_text(entry) for entry in entries]
        expect(got == ["0"], f"The Timepoints are {shown(got)}, expected 0 alone.")
    missing = sequence.find("MissingViews/MissingView")
    expect(missing is None, "There is a MissingView, but the one view is there.")


def _expect_registration(registrations: Element, voxel_um: Numbers) -> None:
    """Require the calibration of the one view: the product of its affines."""
    found = registrations.findall("ViewRegistration")
    ids = [(one.get("timepoint"), one.get("setup")) for one in found]
    says = f"There are ViewRegistrations of (timepoint, setup) {shown(ids)}, expected ('0', '0') alone."
    expect(ids == [("0", "0")], says)
    transforms = found[0].findall("ViewTransform")
    total = np.eye(4)
    for transform in transforms:
        kind = transform.get("type")
        expect(kind == "affine", f"The type of a ViewTransform is {shown(kind)}, expected 'affine'.")
        rows = _numbers(transform, "affine", 12, "the three rows of a 3 x 4 matrix")
        with np.errstate(all="ignore"):
            total = total @ np.vstack([np.reshape(rows, (3, 4)), [0, 0, 0, 1]])
    got = total[:3].reshape(-1)
    x, y, z = (v / min(voxel_um) for v in voxel_um[::-1])
    right = [x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0]
    expect(bool(transforms) or _same(got, right), "There is no <ViewTransform> in <ViewRegistration>.")
    expect(_same(got, right), f"The affine is {shown(_words(got))}, expected {shown(_words(right))}.")


def _expect_numbers(parent: Element, name: str, want: Numbers, what: str, *, whole: bool = False) -> None:
    """Require numbers in the text of a child."""
    got = _numbers(parent, name, len(want), what, whole=whole)
    text = " ".join((_child(parent, name).text or "").split())
    says = f"<{name}> in <{parent.tag}> is {shown(text)}, expected {shown(_words(want))}: {what}."
    expect(_same(got, want), says)


def _numbers(parent: Element, name: str, n: int, what: str, *, whole: bool = False) -> list[float]:
    """Return the numbers in the text of a child, as BigDataViewer reads them."""
    text = _child(parent, name).text or ""
    parts = text.split()
    found = f"<{name}> in <{parent.tag}> is {shown(text)}"
    only = "Between numbers there are blanks, and nothing else."
    numeric = all(_NUMBER.match(part) and math.isfinite(float(part)) for part in parts)
    expect(numeric, f"{found}, expected {n} numbers: {what}.", only)
    expect(len(parts) == n, f"{found}: {len(parts)} numbers, expected {n}: {what}.")
    expect(not text[:1].isspace(), f"{found}: BigDataViewer takes no blank or line break before the first number.")
    if whole:
        digits = all(part.isdecimal() for part in parts)
        expect(digits, f"{found}: BigDataViewer takes whole numbers only, without a point.")
    return [float(part) for part in parts]


def _child(parent: Element, name: str) -> Element:
    """Return the child of that name; where there are several, readers take the first."""
    child = parent.find(name)
    if child is None:
        raise wrong(f"There is no <{name}> in <{parent.tag}>.")
    return child


def _text(element: Element) -> str:
    """Return the text of an element, as BigDataViewer reads it."""
    text = element.text or ""
    expect(
        text == text.strip(),
        f"<{element.tag}> is {shown(text)}: here blanks and line breaks count, leave them out.",
    )
    return text


def _shown(element: Element) -> str:
    return f"of type {shown(element.get('type'))} with the text {shown(element.text)}"


def _same(got: Numbers | Array, want: Numbers | Array) -> bool:
    return bool(np.allclose(got, want, rtol=1e-6, atol=1e-9))


def _words(values: Numbers | Array) -> str:
    """Return numbers as they stand in the XML."""
    return " ".join(f"{value:.9g}" for value in values)
