"""The levels of a TIFF or OME-TIFF, by its pages' tags."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import tifffile

from grader.courses.observing.found import BadFile, Found, FoundLevel, found_level, is_3d
from grader.marking.accesses import tiff_axes
from grader.stores.files import FileBytes, OpenFile


def in_tiff(file: FileBytes, array: str) -> Found:
    """Return the first series with three axes, or series number `array`."""
    opened: Any = OpenFile(file)
    with _quiet(), tifffile.TiffFile(opened) as tif:
        number, series = _choose(tif.series, array)
        levels = tuple(_level(i, level, file.size()) for i, level in enumerate(series.levels))
        page: Any = series.keyframe
        form = "OME-TIFF" if tif.is_ome else "ImageJ TIFF" if tif.is_imagej else "TIFF"
        big = ", BigTIFF" if tif.is_bigtiff else ""
    packed = "uncompressed" if page.compression == 1 else str(page.compression.name).lower().replace("_", " ")
    where = f"series {number}" if len(tif.series) > 1 else ""
    return Found(
        form,
        where,
        f"{page.dtype.name}, {packed}{big}",
        levels,
        tiff_axes(levels[0].grid),
        _notes(series),
    )


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep tifffile's warnings off the terminal: what matters is said in one sentence."""
    logger = logging.getLogger("tifffile")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(before)


def _choose(all_series: Sequence[Any], array: str) -> tuple[int, Any]:
    """Return the series that is wanted, and its number."""
    if not all_series:
        raise BadFile("it holds no page")
    if array and array not in map(str, range(len(all_series))):
        most = len(all_series) - 1
        raise BadFile(f"there is no series {array}: --array takes a number from 0 to {most}")
    for number, series in enumerate(all_series):
        if array in ("", str(number)) and is_3d(series.shape, _space(series)):
            return number, series
    what = "series" if array else "file"
    raise BadFile(f"this {what} holds single planes and no stack of them: an image with three axes is needed")


def _space(series: Any) -> list[int]:
    """Return which axes are z, y, x; a plain stack's pages are its z, and so are timepoints where there is no z."""
    axes = series.axes
    if "Y" not in axes or "X" not in axes:
        return []
    others = [axis for axis, letter in enumerate(axes) if letter not in "YXS" and series.shape[axis] > 1]
    z = axes.find("Z") if "Z" in axes else others[-1] if others else -1
    return [z, axes.index("Y"), axes.index("X")] if z >= 0 else []


def _level(number: int, series: Any, file_nbytes: int) -> FoundLevel:
    page = series.keyframe
    _expect_all_there(series, file_nbytes)
    chunk = dict(zip("YX", page.chunks[:2], strict=True)) | {"S": page.samplesperpixel}
    chunks = [chunk.get(letter, 1) for letter in series.axes]
    name = f"level {number}" if number else ""
    return found_level(name, number, series.shape, chunks, page.dtype.itemsize, _space(series))


def _expect_all_there(series: Any, file_nbytes: int) -> None:
    if any(page is None for page in series.pages):
        raise BadFile("it is one of a set of files, and others of the set are needed: save it as a single file")
    end = 0
    if len(series.pages) == 1 and series.dataoffset is not None:
        end = series.dataoffset + series.nbytes
    for page in series.pages:
        end = max(end, *(offset + size for offset, size in zip(page.dataoffsets, page.databytecounts, strict=True)), 0)
    if end > file_nbytes:
        raise BadFile(
            f"it is cut short: its pixels go on to byte {end:,}, and the file has {file_nbytes:,}: copy it anew"
        )


def _notes(series: Any) -> tuple[str, ...]:
    space = _space(series)
    others = [f"{series.shape[i]} {letter}" for i, letter in enumerate(series.axes) if i not in space and letter != "S"]
    return (f"Other axes ({', '.join(others)}): what is said holds for one of them each.",) if others else ()
