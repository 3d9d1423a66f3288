"""A coverage-guided fuzzer of all that a worker can send: ``pip install atheris``, ``python tests/fuzz_channel.py``.

Arguments are libFuzzer's: a folder for the corpus, ``-max_total_time=3600``. The first byte of an input chooses what
the rest is: the payload of a RETURN or RAISE, a question about a source, a metadata document. Whatever it is, the
grader must end in a value, a verdict or a refused frame. Anything else is a finding.
"""

import itertools
import sys
from functools import lru_cache

import atheris

with atheris.instrument_imports(include=["grader"]):
    import numpy as np

    from grader.marking import attempt, expect, words
    from grader.sandbox.channel import BadFrame, Frame, Op
    from grader.sandbox.client import Worker
    from grader.sandbox.codec import Malformed, decode, encode
    from grader.sandbox.sources import Given, Server, Source
    from grader.sandbox.verdicts import Verdict
    from grader.stores.counted import CountedFile, CountedObjects
    from grader.stores.file_layout import FileLayout
    from grader.stores.files import MemoryFile
    from grader.stores.log import AccessLog, Fuse, FuseBlown
    from grader.stores.objects import MemoryObjects
    from grader.stores.zarr_layout import ZarrLayout
    from grader.volumes import hdf5, zarr_dress
    from grader.volumes.phantom import Phantom
    from grader.volumes.volume import single
    from grader.volumes.zarr_dress import Storage

VOLUME = single(Phantom("uint16", 1), (8, 8))
FUSE = Fuse(1000, 2**22, 1000, 2**22)
QUESTIONS = (Op.GET, Op.GET_ALL, Op.READ, Op.ASK)
WANTED = VOLUME.read()


class _Attempt:
    def called(self):
        return "Called f()."


attempt._current = _Attempt()


@lru_cache(maxsize=1)
def server_of(number):
    """Return a server of one source of each kind, numbered from 1; it serves 50 inputs, since making it takes time."""
    made = Server()
    zarrs = [zarr_dress.virtual(VOLUME, Storage((4, 4))), zarr_dress.virtual(VOLUME, Storage((2, 2), shards=(4, 4)))]
    stores = [CountedObjects(one.objects, AccessLog(FUSE), one.layout) for one in zarrs]
    empty = MemoryObjects()
    stores.append(CountedObjects(empty, AccessLog(FUSE), ZarrLayout(empty)))
    sources = [Source("a", "", "zarr_array", store, mode="r+", id=i) for i, store in enumerate(stores, 1)]
    dressed = hdf5.virtual(VOLUME, (4, 4))
    read_only = CountedFile(dressed.file, dressed.layout, AccessLog(FUSE))
    written = CountedFile(MemoryFile(), FileLayout(), AccessLog(FUSE))
    sources += [Source("h", "", "hdf5", read_only, id=4), Source("f", "", "file", written, mode="w", id=5)]
    given = [Given("g", lambda *a, **k: len(a) + len(k), id=6), Given("i", iter(range(3)), id=7)]
    for thing in (*sources, *given):
        made.handle(thing)
    return made


INPUTS = itertools.count()


def server():
    """Return the server for the next input."""
    return server_of(next(INPUTS) // 50)


class Fed(Worker):
    """A worker whose next answer is given."""

    def __init__(self, op, payload):
        super().__init__("ex03_tiff_planes", "ex03_tiff_planes.py")
        self.server = server()
        self.answer = op, payload

    def _exchange(self, call, payload):
        return self.answer


def returned(op, payload):
    """A check looks at what came back."""
    value = Fed(op, payload).request("f()", "call")
    words.shown(value), words.type_of(value), words.result(value)
    for look in (
        lambda: expect.expect_array(value, WANTED),
        lambda: expect.expect_ints(value, (1, 2)),
        lambda: expect.expect_slices(value, (slice(0, 2),)),
        lambda: expect.expect_int(value, 3),
        lambda: expect.expect_float(value, 3.0),
        lambda: expect.expect_bool(value, True),
    ):
        try:
            look()
        except Verdict:
            continue


def asked(data):
    """A question, and one more that shows whether the first has broken anything."""
    serving = server()
    serving.serve(Frame(QUESTIONS[data[0] % 4], 0, data[1:]))
    serving.serve(Frame(Op.ASK, 0, encode(("open", 1))))


def one_input(data: bytes) -> None:
    """Feed one input."""
    if len(data) < 2:
        return
    kind, rest = data[0] % 5, data[1:]
    try:
        if kind == 0:
            again = encode(decode(rest))
            np.testing.assert_equal(encode(decode(again)), again)
        elif kind == 1:
            returned(Op.RETURN, rest)
        elif kind == 2:
            returned(Op.RAISE, rest)
        elif kind == 3:
            asked(rest)
        else:
            objects = MemoryObjects({"zarr.json": rest, "a/.zarray": rest})
            layout = ZarrLayout(objects)
            for key in ("c/0/0", "a/0.0", "a/0/0", "c"):
                layout.find(key)
    except (Verdict, BadFrame, FuseBlown, Malformed):
        return


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
