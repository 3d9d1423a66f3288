"""Says what a selection of a TIFF or an HDF5 file asks for where it does not fit into memory, before any of it is read.

What does not fit fails as it would with a system that refuses memory; macOS refuses none. Smaller selections are let
through unseen: their reads are counted one by one. Runs in the worker.
"""

import contextlib
import math
from collections.abc import Callable, Sequence
from typing import Any

from grader.sandbox.guard import Asked
from grader.sandbox.proxies import Grader

Box = tuple[tuple[int, int], ...]
"""First and last-but-one chunk index along each axis."""

_Refuse = Callable[[int, Callable[[], Asked | None]], None]

_ODD = (AttributeError, TypeError, ValueError, LookupError)
"""What a library that is built otherwise, or a selection that is none, may raise: the library has its own words."""


def install(grader: Grader, most_bytes: int, report: Callable[[Asked | None], None]) -> None:
    """Have h5py and tifffile raise MemoryError for a result of more than `most_bytes`.

    Parameters
    ----------
    grader : Grader
        Whose files they are.
    most_bytes : int
        What fits into memory.
    report : callable
        Takes note of a selection of one of the grader's files that does not fit.
    """

    def refuse(nbytes: int, asked: Callable[[], Asked | None]) -> None:
        if nbytes > most_bytes:
            with contextlib.suppress(*_ODD):
                report(asked())
            raise MemoryError(f"{nbytes:,} bytes")

    _guard_hdf5(grader, most_bytes, refuse)
    _guard_tiff(grader, refuse)


def _guard_hdf5(grader: Grader, most_bytes: int, refuse: _Refuse) -> None:
    import h5py
    from h5py._hl.selections import select

    getitem, as_array = h5py.Dataset.__getitem__, h5py.Dataset.__array__

    def look_at(dataset: Any, args: Any) -> None:
        if dataset.nbytes > most_bytes:
            with contextlib.suppress(*_ODD):
                selection = select(dataset.shape, args if isinstance(args, tuple) else (args,), dataset)
                nbytes = math.prod(selection.array_shape) * dataset.dtype.itemsize
                refuse(nbytes, lambda: _asked_of_dataset(grader, dataset, selection, nbytes))

    def guarded_getitem(self: Any, args: Any, *others: Any, **options: Any) -> Any:
        look_at(self, args)
        return getitem(self, args, *others, **options)

    def guarded_array(self: Any, *others: Any, **options: Any) -> Any:
        look_at(self, ...)
        return as_array(self, *others, **options)

    h5py.Dataset.__getitem__ = guarded_getitem
    h5py.Dataset.__array__ = guarded_array


def _asked_of_dataset(grader: Grader, dataset: Any, selection: Any, nbytes: int) -> Asked:
    bounds = zip(*selection.id.get_select_bounds(), dataset.chunks or dataset.shape, strict=True)
    box = tuple((int(first) // chunk, int(last) // chunk + 1) for first, last, chunk in bounds)
    n_chunks = math.prod(stop - start for start, stop in box)
    return Asked(grader.hdf5_names[dataset.file.filename], dataset.name.lstrip("/"), n_chunks, nbytes, box)


def _guard_tiff(grader: Grader, refuse: _Refuse) -> None:
    import numpy as np
    import tifffile.tifffile as tiff

    create_output, stack_pages = tiff.create_output, tiff.stack_pages
    page_array, read_array = tiff.TiffPage.asarray, tiff.FileHandle.read_array

    def guarded_output(out: Any, /, shape: Any, dtype: Any, *others: Any, **options: Any) -> Any:
        if out is None:
            refuse(math.prod(shape) * np.dtype(dtype).itemsize, lambda: None)
        return create_output(out, shape, dtype, *others, **options)

    def guarded_stack(pages: Any, /, *others: Any, out: Any = None, **options: Any) -> Any:
        if out is None:
            nbytes = sum(page.nbytes for page in pages if page is not None)
            refuse(nbytes, lambda: _asked_of_pages(pages[0], [page.index for page in pages], nbytes))
        return stack_pages(pages, *others, out=out, **options)

    def guarded_page(self: Any, *others: Any, out: Any = None, **options: Any) -> Any:
        if out is None:
            refuse(self.nbytes, lambda: _asked_of_pages(self, [self.index], self.nbytes))
        return page_array(self, *others, out=out, **options)

    def guarded_array(
        self: Any, dtype: Any, count: int = -1, offset: int = 0, *others: Any, out: Any = None, **options: Any
    ) -> Any:
        def asked() -> Asked | None:
            series = grader.opened[_number(self)].series[0]
            page = series.keyframe
            first, n_pages = (offset - series.dataoffset) // page.nbytes, nbytes // page.nbytes
            return _asked_of_pages(page, range(first, first + n_pages), nbytes)

        nbytes = count * np.dtype(dtype).itemsize
        if out is None:
            refuse(nbytes, asked)
        return read_array(self, dtype, count, offset, *others, out=out, **options)

    tiff.create_output = guarded_output
    tiff.stack_pages = guarded_stack
    tiff.TiffPage.asarray = guarded_page  # type: ignore[method-assign]
    tiff.FileHandle.read_array = guarded_array  # type: ignore[method-assign]


def _asked_of_pages(page: Any, pages: Sequence[int], nbytes: int) -> Asked | None:
    """Return what pages of the finest level ask for; None for those of another."""
    tif = page.parent
    if page.shape != tif.series[0].keyframe.shape:
        return None
    box: Box = tuple((0, n) for n in page.chunked)
    if len(tif.series[0].pages) > 1:
        box = ((min(pages), max(pages) + 1), *box)
    return Asked(_number(tif.filehandle), "", len(pages) * math.prod(page.chunked), nbytes, box)


def _number(handle: Any) -> int:
    """Return the number of the grader's file that a file handle of tifffile's reads."""
    number: int = handle._fh.file.number
    return number
