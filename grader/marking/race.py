"""Two workers write into one array at the same time: voxels are lost where both change a part of the same chunk."""

import threading
from collections.abc import Collection, Sequence

from grader.marking import attempt
from grader.marking.opened import Opened
from grader.sandbox.client import ProcessWorker, Worker
from grader.stores.objects import ByteRange, Bytes, MemoryObjects

Region = tuple[slice, ...]

PATIENCE = 5.0
"""Seconds that one worker waits for the other at a chunk."""

_WRITER = b"""
def write(array, regions, value):
    for region in regions:
        array[region] = value
"""


class ContestedObjects(MemoryObjects):
    """Objects that two writers share. What both change in part, both read before either writes it back.

    That is the worst that can happen, and here it always happens: a real run loses voxels on some days only.

    Parameters
    ----------
    contested : collection of str
        Keys of the chunks that both change.
    """

    def __init__(self, contested: Collection[str]) -> None:
        super().__init__()
        self._contested = contested
        self._readers: dict[str, set[int]] = {}
        self._waiting: list[str] = []
        self._alone = False
        self._turn = threading.Condition()

    def get(self, key: str, byte_range: ByteRange | None = None) -> Bytes | None:
        """Return the object's bytes; at a contested chunk, once the other has them too or will not come."""
        value = super().get(key, byte_range)
        if key in self._contested:
            with self._turn:
                self._readers.setdefault(key, set()).add(threading.get_ident())
                self._wait_for_the_other(key)
        return value

    def set(self, key: str, value: bytes) -> None:
        """Store `value` under `key`; a contested chunk that was read before, once the other has read it as well."""
        with self._turn:
            if key in self._readers:
                self._wait_for_the_other(key)
        super().set(key, value)

    def _wait_for_the_other(self, key: str) -> None:
        """Wait until both have read a chunk, or each waits for the other, or the other has left."""
        self._waiting.append(key)
        self._turn.notify_all()
        self._turn.wait_for(lambda: key not in (stuck := self._stuck()) or len(stuck) == 2 or self._alone, PATIENCE)
        self._waiting.remove(key)

    def _stuck(self) -> list[str]:
        """Return the chunks at which somebody waits and which one has read only."""
        return [key for key in self._waiting if len(self._readers[key]) < 2]

    def leave(self) -> None:
        """Take note that one of the two has ended: the other waits no more."""
        with self._turn:
            self._alone = True
            self._turn.notify_all()


def write_at_once(target: Opened, objects: ContestedObjects, regions: Sequence[Sequence[Region]]) -> None:
    """Have each of two workers write its number, 1 or 2, into its regions of `target`, at the same time.

    Parameters
    ----------
    target : Opened
        The array, open for writing.
    objects : ContestedObjects
        What it lies in.
    regions : sequence of sequences of tuples of slices
        What each worker writes.
    """
    failed: list[BaseException] = []

    def write(worker: Worker, number: int) -> None:
        try:
            worker.request("write", "call", 0, ("write",), (target, list(regions[number - 1]), number), {}, [])
        except BaseException as error:
            failed.append(error)
        finally:
            objects.leave()

    workers = [attempt.current().helper(_WRITER) for _ in regions]
    threads = [threading.Thread(target=write, args=one) for one in zip(workers, (1, 2), strict=True)]
    for thread, worker in zip(threads, workers, strict=True):
        thread.start()
        if not isinstance(worker, ProcessWorker):  # for a debugger: there one writes after the other
            thread.join()
    for thread, worker in zip(threads, workers, strict=True):
        thread.join()
        worker.close()
    for log in target.log.arrays.values():  # the order in which they came is not the same each time
        log.reads.sort(key=lambda read: read.chunks)
        log.writes.sort()
    if failed:
        raise failed[0]
