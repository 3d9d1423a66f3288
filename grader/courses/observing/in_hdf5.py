"""The levels of an HDF5 file: BigDataViewer's, or a single dataset."""

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import h5py

from grader.courses.observing.found import BadFile, Found, found_level, is_3d
from grader.courses.observing.on_disk import MOST_METADATA
from grader.stores.files import FileBytes, OpenFile
from grader.volumes.bdv import cells

_VIEW = re.compile(r"/*(t\d{5,})/(s\d{2,})(?:/\d+(?:/cells)?)?/*")


def in_hdf5(file: FileBytes, array: str) -> Found:
    """Return the levels of BigDataViewer's first view, or the first dataset with three axes; those at `array`."""
    with _opened(file) as h5:
        view = _VIEW.fullmatch(array) if array else _VIEW.fullmatch(cells(0))
        if view and f"{view[2]}/resolutions" in h5 and f"{view[1]}/{view[2]}/0/cells" in h5:
            return _bdv(h5, view[1], view[2])
        return _single(h5, array)


def _opened(file: FileBytes) -> Any:
    try:
        return h5py.File(OpenFile(file), "r")
    except OSError as error:
        if "truncated file" in str(error):
            raise BadFile("it is cut short: copy it anew") from None
        raise


def _bdv(h5: Any, timepoint: str, setup: str) -> Found:
    n_levels = h5[f"{setup}/resolutions"].shape[0]
    datasets = [h5[f"{timepoint}/{setup}/{level}/cells"] for level in range(n_levels)]
    levels = tuple(
        found_level(data.name.strip("/"), i, data.shape, data.chunks or data.shape, data.dtype.itemsize, (0, 1, 2))
        for i, data in enumerate(datasets)
    )
    return Found("BDV HDF5", f"{timepoint}/{setup}", f"{datasets[0].dtype.name}, {_packed(datasets[0])}", levels)


def _single(h5: Any, array: str) -> Found:
    if array and not isinstance(h5.get(array), h5py.Dataset):
        raise BadFile(f"there is no dataset {array} in it: --array takes the path of one, such as {_an_example(h5)}")
    data = h5[array] if array else _first(h5)
    if data is None:
        raise BadFile("it holds no image: no dataset of numbers with three axes")
    if not _is_image(data):
        raise BadFile(f"the dataset {array} is no image: it has not three axes, or holds no numbers")
    axes = tuple(range(data.ndim - 3, data.ndim))
    level = found_level(data.name.strip("/"), 0, data.shape, data.chunks or data.shape, data.dtype.itemsize, axes)
    notes: tuple[str, ...] = (
        () if data.chunks else ("It is stored in one piece, without chunks: a reader may still take single rows.",)
    )
    if data.ndim > 3:
        notes += (f"Of its {data.ndim - 3} other axes, what is said holds for the first place.",)
    return Found("HDF5", data.name.strip("/"), f"{data.dtype.name}, {_packed(data)}", (level,), notes=notes)


def _first(h5: Any) -> Any:
    """Return the first dataset that is an image; the search ends there."""
    return h5.visititems(lambda _, item: item if isinstance(item, h5py.Dataset) and _is_image(item) else None)


def _is_image(data: Any) -> bool:
    return data.ndim >= 3 and data.dtype.kind in "uif" and is_3d(data.shape, range(data.ndim - 3, data.ndim))


def _an_example(h5: Any) -> str:
    first = _first(h5)
    return first.name.strip("/") if first is not None else "t00000/s00"


def _packed(data: Any) -> str:
    return str(data.compression or "uncompressed")


def file_of_xml(xml: Path) -> Path:
    """Return the HDF5 file that BigDataViewer's XML names."""
    if xml.stat().st_size > MOST_METADATA:
        raise BadFile("it is too large for BigDataViewer's XML")
    try:
        root = ElementTree.fromstring(xml.read_bytes())
    except (ElementTree.ParseError, ValueError) as error:
        raise BadFile(f"it is no valid XML ({error})") from None
    loader = root.find("./SequenceDescription/ImageLoader")
    if root.tag != "SpimData" or loader is None:
        raise BadFile("it is XML, and not BigDataViewer's: name the image file itself")
    name = (loader.findtext("hdf5") or "").strip()
    if loader.get("format") != "bdv.hdf5" or not name:
        raise BadFile(f"its images are stored as {loader.get('format')}: only bdv.hdf5 is known")
    file = xml.parent / name
    if not file.is_file():
        raise BadFile(f"the HDF5 file that it names, {name}, is not there: put it beside the XML")
    return file
