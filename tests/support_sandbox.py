"""What the tests of sandbox and marking share: answers from a few lines, sources to hand over."""

import atexit
from contextlib import contextmanager
from functools import cache
from textwrap import dedent

import pytest

from grader.marking.student import Link, Student
from grader.sandbox.sandbox import make_sandbox
from grader.sandbox.sources import Source
from grader.sandbox.verdicts import Verdict
from grader.stores.counted import CountedFile, CountedObjects
from grader.stores.log import AccessLog, Fuse
from grader.stores.zarr_layout import ZarrLayout
from grader.volumes import hdf5, tiff, zarr_dress
from grader.volumes.phantom import Phantom
from grader.volumes.volume import single
from grader.volumes.zarr_dress import Storage

METHODS = pytest.mark.parametrize("method", ["fork", pytest.param("start", marks=pytest.mark.slow)])

EXERCISE = "ex03_tiff_planes"
FILENAME = "submission/ex03_tiff_planes.py"


@cache
def sandbox(method="fork"):
    """Return the one sandbox of this run."""
    made = make_sandbox(method)
    made.start()
    atexit.register(made.close)
    return made


def content(source):
    return source if isinstance(source, bytes) else dedent(source).encode()


@contextmanager
def answer(source, method="fork", seconds=30.0, exercise=EXERCISE):
    """Load an answer in a worker of its own; yield what a check sees of it, and the worker."""
    worker = sandbox(method).worker(exercise, FILENAME.replace(EXERCISE, exercise), seconds)
    try:
        worker.load(content(source))
        yield Student(Link(worker)), worker
    finally:
        worker.close()


def ending(source, *args, method="fork", seconds=30.0, call="f"):
    """Return the verdict that ends loading an answer and calling its function."""
    with pytest.raises(Verdict) as caught, answer(source, method, seconds) as (student, _):
        getattr(student, call)(*args)
    return caught.value


def zarr_source(shape=(8, 8), storage=None, *, fuse=None, virtual=False, name="array", dtype="uint16"):
    """Return an array by formula to hand over, and its volume."""
    storage = storage or Storage((2, 4))
    volume = single(Phantom(dtype, 1), shape)
    dressed = (zarr_dress.virtual if virtual else zarr_dress.written)(volume, storage)
    return of_objects(dressed.objects, "zarr_array", fuse=fuse, name=name, form=storage.format), volume


class Handed(Source):
    """A source that a message calls by its name, as a check's are."""

    @property
    def shown_as(self):
        return self.name


def of_objects(objects, kind, *, fuse=None, name="array", form=3, mode="r", path=""):
    log = AccessLog(Fuse(fuse, 2**62) if fuse is not None else None)
    store = CountedObjects(objects, log, ZarrLayout(objects))
    return Handed(name, "an array", kind, store, path=path, format=form, mode=mode)


def tiff_source(shape=(3, 8, 5), rows=2, *, fuse=None, virtual=False, **options):
    volume = single(Phantom("uint16", 1), shape)
    dressed = (tiff.virtual if virtual else tiff.written)(volume, rows, **options)
    return of_file(dressed, "tiff", fuse=fuse, name="tif"), volume


def hdf5_source(shape=(6, 8), chunks=(2, 4), *, fuse=None, kind="hdf5_dataset", path="data"):
    volume = single(Phantom("uint16", 1), shape)
    return of_file(hdf5.written(volume, chunks, path=path), kind, fuse=fuse, name="h5", path=path), volume


def of_file(dressed, kind, *, fuse=None, name="file", path="", mode="r"):
    log = AccessLog(Fuse(fuse, 2**62) if fuse is not None else None)
    return Handed(name, "a file", kind, CountedFile(dressed.file, dressed.layout, log), path=path, mode=mode)


def reads(source, array=""):
    """Return the chunks read of an array, in order."""
    log = source.log.arrays.get(array)
    return list(log.chunks_read()) if log else []
