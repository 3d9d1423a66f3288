"""The rules by which a written OME-Zarr image is judged: its metadata, its arrays, and the values of its levels.

Everything here may have been written by an answer, and may be anything: metadata are read as plain JSON and bounded,
sizes are compared before voxels are read, and chunks are decoded in a worker of their own. Sources: OME-NGFF 0.4 and
0.5 ("multiscales" metadata), Zarr v2 and v3 core specifications.
"""

import json
import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from grader.checks.windows import Shape, are_cut_off, window_means, wrong_means
from grader.marking.expect import expect, wrong
from grader.marking.words import cut, shown, type_of
from grader.reports.words import counted, human_bytes
from grader.stores.objects import Objects
from grader.stores.zarr_layout import ZarrLayout
from grader.volumes.diagnosis import diagnose
from grader.volumes.volume import Array, Volume

Version = Literal["0.4", "0.5"]
Numbers = tuple[float, ...]

FORMATS: Mapping[str, int] = {"0.4": 2, "0.5": 3}
"""The Zarr format of each version of OME-Zarr."""

MAX_DOCUMENT = 2**20
"""Bytes of a metadata document; a level takes a few hundred."""

MAX_DEPTH = 32
"""Dictionaries and lists within each other."""


# The document


@dataclass(frozen=True)
class Wanted:
    """What one entry of ``multiscales`` must say.

    Attributes
    ----------
    axes : str
        One letter an axis.
    voxel_um : tuple of float
        Voxel size of level 0 along the space axes.
    factors : tuple of tuple of int
        For each level, the downsampling from level 0 along the space axes.
    version : str
        ``"0.4"`` or ``"0.5"``.
    name : str or None
        Name of the image, none where empty; None where any will do.
    """

    axes: str
    voxel_um: Numbers
    factors: tuple[Shape, ...]
    version: Version
    name: str | None = ""

    @property
    def n_others(self) -> int:
        """Number of axes that are not of space; they come first."""
        return len(self.axes) - len(self.voxel_um)

    def scale(self, level: int) -> Numbers:
        """Return the scale of a level along the space axes."""
        return tuple(v * f for v, f in zip(self.voxel_um, self.factors[level], strict=True))

    def translation(self, level: int) -> Numbers:
        """Return where a level's first voxel lies along the space axes: in the middle of its window."""
        return tuple(v * (f - 1) / 2 for v, f in zip(self.voxel_um, self.factors[level], strict=True))


def as_json(got: Any) -> dict[str, Any]:
    """Require a dictionary that can be written as JSON; return what is read back: plain numbers."""
    expect(isinstance(got, dict), f"It returned {type_of(got)}, expected a dictionary.")
    for outer in ("ome", "multiscales"):
        expect(outer not in got, f'It has a key "{outer}", expected one entry of the list "multiscales" alone.')
    expect(not _has_tuple(got), "It has a tuple in it, which JSON does not know, expected lists.", "Say list(…).")
    try:
        document: dict[str, Any] = json.loads(json.dumps(got, default=_refuse_object))
    except (TypeError, ValueError) as error:  # keys that are none
        raise wrong(f"It cannot be written as JSON: {error}.") from None
    return document


def _has_tuple(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_has_tuple, value.values()))
    return isinstance(value, tuple) or (isinstance(value, list) and any(map(_has_tuple, value)))


def _refuse_object(value: Any) -> Any:
    raise wrong(
        f"It has {type_of(value)} in it, which cannot be written as JSON.",
        "Make plain numbers and lists of it: float(…), int(…), .tolist().",
    )


def expect_entry(entry: dict[str, Any], want: Wanted) -> None:
    """Require that an entry of ``multiscales`` says what it must; see the rules one by one."""
    _expect_version(entry, want.version)
    _expect_name(entry, want.name)
    _expect_axes(entry, want)
    datasets = _expect_datasets(entry, len(want.factors))
    for level, dataset in enumerate(datasets):
        _expect_steps(f"Level {level}", dataset, want, level)
    _expect_nothing_on_top(entry)


def _expect_version(entry: dict[str, Any], version: Version) -> None:
    if version == "0.5":
        expect(
            "version" not in entry,
            f'The entry has "version": {shown(entry.get("version"))}, expected none.',
            "In 0.5 the version stands beside the list of entries, once for all of them.",
        )
        return
    expect("version" in entry, 'The entry has no "version", expected "version": "0.4".')
    expect(entry["version"] == version, f"The entry's version is {shown(entry['version'])}, expected '0.4'.")


def _expect_name(entry: dict[str, Any], name: str | None) -> None:
    if name == "":
        has = shown(entry.get("name"))
        expect("name" not in entry, f'The entry has "name": {has}, expected no such key: the image has no name.')
    elif name is not None:
        expect("name" in entry, f'The entry has no "name", expected "name": {shown(name)}.')
        expect(entry["name"] == name, f"The entry's name is {shown(entry['name'])}, expected {shown(name)}.")


_TYPES = {"t": "time", "c": "channel", "z": "space", "y": "space", "x": "space"}


def _expect_axes(entry: dict[str, Any], want: Wanted) -> None:
    """Require the axes: their names in order, and of each the type and the unit."""
    expect("axes" in entry, f'The entry has no "axes". It has {_keys(entry)}.')
    axes = entry["axes"]
    good = isinstance(axes, list) and all(isinstance(axis, dict) for axis in axes)
    expect(good, f'"axes" is {shown(axes)}, expected a list with a dictionary for each axis.')
    names = [axis.get("name") for axis in axes]
    expect(names == list(want.axes), f"The axes are named {shown(names)}, expected {shown(list(want.axes))}.")
    for axis, letter in zip(axes, want.axes, strict=True):
        _expect_axis(axis, letter)


def _expect_axis(axis: dict[str, Any], letter: str) -> None:
    kind = _TYPES[letter]
    told = f"type {shown(axis['type'])}" if "type" in axis else "no type"
    expect(axis.get("type") == kind, f"Axis {letter} has {told}, expected {shown(kind)}.")
    unit = axis.get("unit")
    if kind != "space":
        expect("unit" not in axis, f"Axis {letter} has the unit {shown(unit)}, expected none.")
        return
    expect("unit" in axis, f"Axis {letter} has no unit, expected 'micrometer': without it, sizes are mere numbers.")
    look = "Units are written in full, and spelt as in American English; the numbers are micrometres."
    expect(unit == "micrometer", f"Axis {letter} has the unit {shown(unit)}, expected 'micrometer'.", look)


def _expect_datasets(entry: dict[str, Any], n_levels: int) -> list[dict[str, Any]]:
    """Require a dataset for each level, from fine to coarse; return them."""
    expect("datasets" in entry, f'The entry has no "datasets". It has {_keys(entry)}.')
    datasets = entry["datasets"]
    good = isinstance(datasets, list) and all(isinstance(dataset, dict) for dataset in datasets)
    expect(good, f'"datasets" is {shown(datasets)}, expected a list with a dictionary for each level.')
    paths, wanted = [dataset.get("path") for dataset in datasets], [str(level) for level in range(n_levels)]
    expect(paths == wanted, f"The datasets' paths are {shown(paths)}, expected {shown(wanted)}.")
    return list(datasets)


def _expect_steps(what: str, dataset: dict[str, Any], want: Wanted, level: int) -> None:
    """Require one scale, then at most one translation, with the right numbers."""
    key = "coordinateTransformations"
    expect(key in dataset, f'{what}: its dataset has no "{key}". It has {_keys(dataset)}.')
    steps = dataset[key]
    good = isinstance(steps, list) and all(isinstance(step, dict) for step in steps)
    expect(good, f'{what}: "{key}" is {shown(steps)}, expected a list of dictionaries.')
    kinds = [step.get("type") for step in steps]
    says = f"{what}: its transformations are {shown(kinds)}, expected ['scale', 'translation']."
    look = "There is exactly one scale, which comes first, and one translation at most."
    expect(kinds in (["scale"], ["scale", "translation"]), says, look)
    scale = _numbers_of(what, steps[0], want)
    _expect_numbers(what, "scale", scale, want, want.scale(level))
    translation = want.translation(level)
    if len(steps) == 1:
        look = "Its first voxel stands for a window of level 0; its centre is the middle of that window."
        expect(not any(translation), f"{what} has no translation, expected {_um(translation)}.", look)
        return
    told = _numbers_of(what, steps[1], want)
    _expect_numbers(what, "translation", told, want, translation)


def _numbers_of(what: str, step: dict[str, Any], want: Wanted) -> Numbers:
    """Require a number for each axis under the key that is the type's name; return them."""
    kind, n = step["type"], len(want.axes)
    expect(kind in step, f'{what}: the {kind} has no numbers. It has {_keys(step)}, expected "{kind}": […].')
    numbers = step[kind]
    good = isinstance(numbers, list) and all(
        isinstance(number, (int, float)) and not isinstance(number, bool) for number in numbers
    )
    expect(good, f"{what}: the {kind} is {shown(numbers)}, expected a list of {n} numbers.")
    expect(len(numbers) == n, f"{what}: the {kind} is {shown(numbers)}, expected {n} numbers: one for each axis.")
    return tuple(map(_float, numbers))


def _float(number: float) -> float:
    try:
        return float(number)
    except OverflowError:  # a whole number that no float holds
        return math.inf


def _expect_numbers(what: str, kind: str, numbers: Numbers, want: Wanted, space: Numbers) -> None:
    """Require a scale or a translation; `space` is what is expected of the space axes."""
    rest = 1.0 if kind == "scale" else 0.0
    right = (rest,) * want.n_others + space
    says = f"{what}: the {kind} is {_um(numbers)}, expected {_um(right)}."
    for letter, number in zip(want.axes, numbers[: want.n_others], strict=False):
        expect(number == rest, says, f"Along {letter}, which is no axis of space, it is {rest:g}.")
    expect(np.allclose(numbers, right, rtol=1e-9, atol=1e-12), says)


def _expect_nothing_on_top(entry: dict[str, Any]) -> None:
    """Require that the entry has no transformation of its own, which would come on top of every level's."""
    steps = entry.get("coordinateTransformations", [])
    changes = not isinstance(steps, list) or not all(map(_changes_nothing, steps))
    expect(
        not changes,
        f'The entry has "coordinateTransformations" of its own: {shown(steps)}.',
        "They come on top of those of every level, which say all there is to say.",
    )


def _changes_nothing(step: Any) -> bool:
    neutral = {"scale": 1, "translation": 0}
    kind = step.get("type") if isinstance(step, dict) else None
    if not isinstance(kind, str):
        return False
    numbers = step.get(kind)
    return kind == "identity" or (
        kind in neutral and isinstance(numbers, list) and all(number == neutral[kind] for number in numbers)
    )


# Where it lies


def expect_attributes(objects: Objects, version: Version) -> dict[str, Any]:
    """Require the metadata of one image at the root of a store, in their place; return the entry."""
    attributes = _root_attributes(objects, FORMATS[version])
    ome = attributes.get("ome")
    inner = ome if isinstance(ome, dict) else {}
    if version == "0.4":
        look = _elsewhere(objects, "multiscales")
        expect("multiscales" in attributes, f'The group has {_attributes(attributes)}, expected "multiscales".', look)
        return _only_entry(attributes["multiscales"])
    look = _elsewhere(objects, "ome")
    expect("ome" in attributes, f'The group has {_attributes(attributes)}, expected "ome".', look)
    expect(isinstance(ome, dict), f'The attribute "ome" is {shown(ome)}, expected a dictionary.')
    expect("multiscales" in inner, f'The attribute "ome" has {_keys(inner)}, expected "multiscales" too.')
    expect("version" in inner, f'The attribute "ome" has {_keys(inner)}, expected "version": "0.5" too.')
    told = inner["version"]
    expect(told == version, f"The version in the attribute \"ome\" is {shown(told)}, expected '0.5'.")
    return _only_entry(inner["multiscales"])


def _elsewhere(objects: Objects, attribute: str) -> str:
    """Say where else the metadata lie: in a group below the root."""
    for name in sorted(objects.list_dir(""))[:9]:
        document = _document(objects, f"{name}/.zattrs") or (_document(objects, f"{name}/zarr.json") or {}).get(
            "attributes"
        )
        if isinstance(document, dict) and attribute in document:
            return f"The group {shown(name)} has it: the image is to lie at the root of the store."
    return ""


def _root_attributes(objects: Objects, zarr_format: int) -> dict[str, Any]:
    """Require a group of the right format at the root, and of no other; return its attributes."""
    v2, v3 = _document(objects, ".zgroup"), _document(objects, "zarr.json")
    right, other = (v2, v3) if zarr_format == 2 else (v3, v2)
    found = {2: "zarr.json (format 3)", 3: ".zgroup (format 2)"}[zarr_format]
    expect(
        right is not None or other is None,
        f"At the root of the store lies {found}, expected Zarr format {zarr_format}.",
        f"OME-Zarr {'0.4' if zarr_format == 2 else '0.5'} is made of it: say zarr_format={zarr_format}.",
    )
    if right is None:
        names = sorted(objects.list_dir(""))
        lies = f"only {shown(names[:8])}" if names else "nothing"
        expect(False, f"At the root of the store lies {lies}, expected a group.", "The image is the root itself.")
        raise AssertionError
    expect(
        other is None,
        "At the root of the store lie a group of format 2 and one of format 3, expected one alone.",
        f"Which of them is opened is the reader's choice. Remove {found.partition(' ')[0]}.",
    )
    if zarr_format == 2:
        told = right.get("zarr_format")
        expect(told == 2, f'In .zgroup "zarr_format" is {shown(told)}, expected 2.')
        return _document(objects, ".zattrs") or {}
    kind = right.get("node_type")
    expect(kind == "group", f"At the root of the store lies {_a_node(kind)}, expected a group.")
    attributes = right.get("attributes", {})
    expect(isinstance(attributes, dict), f"The group's attributes are {shown(attributes)}, expected a dictionary.")
    return dict(attributes)


def group_attributes(objects: Objects) -> dict[str, Any]:
    """Return the attributes of the group at the root of a store, of whichever Zarr format."""
    v3 = _document(objects, "zarr.json")
    attributes = _document(objects, ".zattrs") or {} if v3 is None else v3.get("attributes", {})
    expect(isinstance(attributes, dict), f"The group's attributes are {shown(attributes)}, expected a dictionary.")
    return dict(attributes)


def _only_entry(multiscales: Any) -> dict[str, Any]:
    good = isinstance(multiscales, list) and len(multiscales) == 1 and isinstance(multiscales[0], dict)
    has = f"has {counted(len(multiscales), 'item')}" if isinstance(multiscales, list) else f"is {type_of(multiscales)}"
    expect(good, f'"multiscales" {has}, expected a list of one dictionary.')
    entry: dict[str, Any] = multiscales[0]
    return entry


def _document(objects: Objects, key: str) -> dict[str, Any] | None:
    """Return a metadata document, None where there is none; require that it is one."""
    raw = objects.get(key)
    if raw is None:
        return None
    size = human_bytes(len(raw))
    expect(len(raw) <= MAX_DOCUMENT, f"{key} has {size}, expected at most {human_bytes(MAX_DOCUMENT)} of metadata.")
    try:
        document = json.loads(bytes(raw))
    except (ValueError, RecursionError) as error:
        raise wrong(f"{key} is no JSON: {cut(str(error))}.") from None
    expect(isinstance(document, dict), f"{key} holds {type_of(document)}, expected a dictionary.")
    expect(_is_shallow(document), f"{key} is nested more than {MAX_DEPTH} deep.")
    return dict(document)


def _is_shallow(document: Any) -> bool:
    """Say whether a document is nested as little as metadata are; who looks through it then need not fear for it."""
    layer = [document]
    for _ in range(MAX_DEPTH):
        inside = (item.values() if isinstance(item, dict) else item for item in layer if isinstance(item, (dict, list)))
        layer = [item for items in inside for item in items]
        if not layer:
            return True
    return False


# The arrays


@dataclass(frozen=True)
class Levels:
    """What the arrays of an image must be like.

    Attributes
    ----------
    shapes : tuple of tuple of int
        Of all levels.
    chunks : tuple of int
        Of every level.
    dtype : str
        In native byte order.
    factors : tuple of int
        From each level to the next.
    axes : str
        One letter an axis.
    """

    shapes: tuple[Shape, ...]
    chunks: Shape
    dtype: str
    factors: Shape
    axes: str = "zyx"


@dataclass(frozen=True)
class Stored:
    """What the metadata of an array say, as they say it."""

    format: int
    shape: Shape
    chunks: Shape
    shards: Shape | None
    dtype: str
    separator: Any
    names: Any


_MALFORMED = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
_V2_DTYPE = re.compile(r"[<>|=][a-zA-Z][0-9]{1,2}", re.ASCII)


def expect_arrays(objects: Objects, want: Levels) -> list[Stored]:
    """Require an array for each level and nothing else, with its shape, chunks and data type; return their metadata."""
    known = {"zarr.json", ".zgroup", ".zattrs", ".zmetadata"}
    names = sorted(set(objects.list_dir("")) - known)
    wanted = [str(level) for level in range(len(want.shapes))]
    has = f"The group has {shown(names) if names else 'nothing'}, expected the levels {shown(wanted)}."
    last = f"level {wanted[-1]}, {want.shapes[-1]}"
    stored = []
    for level, shape in enumerate(want.shapes):
        look = f"Go on until a level fits into one chunk: {last}." if level else "The image itself is level 0."
        expect(wanted[level] in names, has, look)
        stored.append(_stored(objects, wanted[level]))
        _expect_form(stored[-1], level, shape, want)
    look = f"The last is {last}: it fits into one chunk, or nothing would change any more."
    expect(len(names) == len(wanted), has, look if set(map(str, range(99))) >= set(names) else "")
    return stored


def _expect_form(array: Stored, level: int, shape: Shape, want: Levels) -> None:
    expect(array.shape == shape, f"Level {level} has shape {shown(array.shape)}, expected {shape}.")
    expect(
        array.shards is None,
        f"Level {level} is stored in shards of {shown(array.shards)}, expected no shards: each chunk by itself.",
    )
    expect(array.chunks == want.chunks, f"Level {level} has chunks {shown(array.chunks)}, expected {want.chunks}.")
    dtype = np.dtype(want.dtype)
    right = [dtype.newbyteorder("=").str] if array.format == 2 else [dtype.name]
    expect(array.dtype in right, f"Level {level} has dtype {shown(array.dtype)}, expected {shown(right[0])}.")


def expect_layout(stored: Sequence[Stored], version: Version, axes: str = "zyx") -> None:
    """Require what the version says of how an array is stored: the Zarr format, separators, names of dimensions."""
    for level, array in enumerate(stored):
        zarr_format = FORMATS[version]
        expect(
            array.format == zarr_format,
            f"Level {level} is an array of Zarr format {array.format}, expected format {zarr_format}.",
        )
        if version == "0.4":
            expect(
                array.separator == "/",
                f"Level {level} separates the indices of a chunk by {shown(array.separator)}, expected '/'.",
                'Zarr format 2 takes "." unless it is told otherwise: see chunk_key_encoding of create_array.',
            )
            continue
        names = list(axes)
        told = "no dimension names" if array.names is None else f"the dimension names {shown(array.names)}"
        expect(array.names == names, f"Level {level} has {told}, expected {shown(names)}: those of the axes.")


def _stored(objects: Objects, path: str) -> Stored:
    """Return what the metadata of an array say; require that there are any."""
    v2, v3 = _document(objects, f"{path}/.zarray"), _document(objects, f"{path}/zarr.json")
    expect(v2 is None or v3 is None, f'"{path}" has .zarray (format 2) and zarr.json (format 3), expected one of them.')
    if v3 is not None and v3.get("node_type") != "array":
        expect(False, f'"{path}" is {_a_node(v3.get("node_type"))}, expected an array.')
    expect(v2 is not None or v3 is not None, f'"{path}" is no array: it has no .zarray and no zarr.json.')
    try:
        return _stored_v2(v2) if v2 is not None else _stored_v3(v3 or {})
    except _MALFORMED as error:
        raise wrong(
            f'The metadata of "{path}" are not those of a Zarr array ({type(error).__name__}: {cut(str(error))}).'
        ) from None


def _stored_v2(document: dict[str, Any]) -> Stored:
    if document["zarr_format"] != 2:
        raise ValueError(f"zarr_format is {shown(document['zarr_format'])}")
    dtype = document["dtype"]
    if not isinstance(dtype, str) or not _V2_DTYPE.fullmatch(dtype):
        dtype = shown(dtype)  # a structure, or nothing that is known
    separator = document.get("dimension_separator", ".")
    return Stored(2, _sizes(document["shape"]), _sizes(document["chunks"]), None, dtype, separator, None)


def _stored_v3(document: dict[str, Any]) -> Stored:
    if document["zarr_format"] != 3:
        raise ValueError(f"zarr_format is {shown(document['zarr_format'])}")
    grid, encoding = document["chunk_grid"], document["chunk_key_encoding"]
    if grid["name"] != "regular":
        raise ValueError(f"chunk_grid is {shown(grid['name'])}")
    chunks, shards = _sizes(grid["configuration"]["chunk_shape"]), None
    for codec in document["codecs"]:
        if isinstance(codec, dict) and codec.get("name") == "sharding_indexed":
            chunks, shards = _sizes(codec["configuration"]["chunk_shape"]), chunks
            break
    dtype = document["data_type"]
    separator = encoding.get("configuration", {}).get("separator", "/") if isinstance(encoding, dict) else "/"
    names = document.get("dimension_names")
    dtype = dtype if isinstance(dtype, str) else shown(dtype)
    return Stored(3, _sizes(document["shape"]), chunks, shards, dtype, separator, names)


def _sizes(numbers: Any) -> Shape:
    if not isinstance(numbers, list) or len(numbers) > 32:
        raise ValueError(f"no sizes: {shown(numbers)}")
    if not all(isinstance(n, int) and not isinstance(n, bool) and n >= 0 for n in numbers):
        raise ValueError(f"no sizes: {shown(numbers)}")
    return tuple(numbers)


# The values

Read = Callable[[str], Array]
"""Returns the voxels of the array at a path."""


def expect_values(objects: Objects, read: Read, volume: Volume, want: Levels) -> None:
    """Require that level 0 is the image, and that each other level has the means of the level below it."""
    below = _expect_finest(objects, read("0"), volume, want)
    for level in range(1, len(want.shapes)):
        got = _as_said(read(str(level)), level, want)
        off = wrong_means(below, want.factors, got)
        if off.any():
            _refuse_level(objects, level, off, got, below, want)
        below = got


def _as_said(got: Array, level: int, want: Levels) -> Array:
    """Require that an array, once read, has the shape and the data type that its metadata told."""
    shape = want.shapes[level]
    good = got.shape == shape and got.dtype == np.dtype(want.dtype)
    expect(good, f"Level {level} is read as {type_of(got)}, expected shape {shape} and dtype {want.dtype}.")
    return got


def _expect_finest(objects: Objects, got: Array, volume: Volume, want: Levels) -> Array:
    got, truth = _as_said(got, 0, want), volume.read()
    off = got != truth
    if off.any():
        first = tuple(int(i) for i in np.argwhere(off)[0])
        says = diagnose(volume, got, None, 0, want.chunks)
        expect(
            False,
            f"Level 0 is not the image: {_count(off)}. The first, {shown(first)}, is {shown(got[first])}, expected "
            f"{shown(truth[first])}.",
            _missing(objects, 0, off, want) or (f"What was written: {says}." if says else ""),
        )
    return got


def _refuse_level(objects: Objects, level: int, off: Array, got: Array, below: Array, want: Levels) -> None:
    """Say which voxels of a level are wrong, and what they must be."""
    first = tuple(int(i) for i in np.argwhere(off)[0])
    mean = window_means(below, want.factors)[first]
    look = _missing(objects, level, off, want)
    if not look and not (off & ~are_cut_off(below, want.factors)).any():
        look = "Only windows that the edge cuts off are wrong."
    expect(
        False,
        f"Level {level}: {_count(off)}. The first, {shown(first)}, is {shown(got[first])}; the mean of its window in "
        f"level {level - 1} is {float(mean):.10g}.",
        look,
    )


def _count(off: Array) -> str:
    n = int(np.count_nonzero(off))
    return f"{n:,} of {counted(off.size, 'voxel')} {'is' if n == 1 else 'are'} wrong"


def _missing(objects: Objects, level: int, off: Array, want: Levels) -> str:
    """Name the first wrong voxel's chunk, if it is not there at all."""
    layout = ZarrLayout(objects)
    if str(level) not in layout.arrays:
        return ""
    there = {found.unit for key in objects.list(f"{level}/") if (found := layout.find(key)) is not None}
    chunk = tuple(int(i) // c for i, c in zip(np.argwhere(off)[0], want.chunks, strict=True))
    grid = layout.arrays[str(level)].grid
    if not grid.contains(chunk) or grid.number(chunk) in there:
        return ""
    n = grid.n_chunks - len(there)
    return f"Chunk {shown(chunk)} was never written" + (f", nor {counted(n - 1, 'other')}." if n > 1 else ".")


# Words


def _keys(document: dict[str, Any]) -> str:
    return f"only {cut(', '.join(map(json.dumps, document)))}" if document else "no keys"


def _attributes(attributes: dict[str, Any]) -> str:
    return f"the attributes {cut(', '.join(map(json.dumps, attributes)))}" if attributes else "no attributes"


def _a_node(kind: Any) -> str:
    return "an array" if kind == "array" else "a group" if kind == "group" else "something else"


def _um(numbers: Sequence[float]) -> str:
    """Return lengths as a person would write them: 0.6 for 0.6000000000000001."""
    return shown([float(f"{n:.12g}") for n in numbers])
