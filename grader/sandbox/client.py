"""The grader's side of a worker: calls go out, values or verdicts come back."""

import contextlib
import os
import select
import signal
import threading
import time
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, NamedTuple

from grader.earlier import sources_before
from grader.sandbox.channel import (
    BadFrame,
    DeadlinePassed,
    Disconnected,
    Frame,
    GraderChannel,
    Op,
)
from grader.sandbox.codec import Malformed, decode, encode
from grader.sandbox.limits import FREE_BYTES
from grader.sandbox.scratch import MAX_BYTES, MAX_FILES, is_overfull
from grader.sandbox.sources import Server
from grader.sandbox.time_limit import OutOfTime, TimeLimit
from grader.sandbox.verdicts import (
    Crashed,
    NotStarted,
    OverMemory,
    PastFuse,
    TimedOut,
    crashed,
    in_words,
    over_memory,
    verdict_of,
    where_it_happened,
)
from grader.sandbox.vitals import vitals_of
from grader.stores.log import FuseBlown
from grader.stores.objects import Bytes

MAX_REPORT = 2**18
"""Bytes in which a worker reports an exception: it cuts the text."""

MAX_THREADS = 1000
"""Threads of a worker: thousands of them slow the whole system down, and no limit of Linux's holds for root."""

MAX_OUTPUT = 16_000
"""Bytes of what an answer prints that are kept."""

_MOST = 2**48
"""More than any figure that a worker tells."""

_MISUSE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What reading a report of no known form raises."""


class Memory(NamedTuple):
    """The most memory that was taken over a time.

    Attributes
    ----------
    traced_bytes : int
        What Python and NumPy took, less what was taken when it began, as the worker says: exact, but an answer can
        forge it, and it leaves out memory that libraries take for themselves (HDF5) or map (mmap).
    resident_bytes : int or None
        What the process took, less what it took when nothing of the answer had run in it, as the system says: in
        pages, with all that the interpreter does besides. None where the system does not say.
    """

    traced_bytes: int
    resident_bytes: int | None


class Worker:
    """One answer, loaded; where and how it runs is the subclass's matter.

    Parameters
    ----------
    exercise : str
        Name of the exercise: ``"ex03_tiff_planes"``.
    filename : str
        The answer's file, as the user named it.

    Attributes
    ----------
    last_frames : traceback or None
        The answer's frames in the last call, where a debugger can look at them.
    """

    isolation: tuple[str, ...] = ()
    last_frames: TracebackType | None = None

    def __init__(self, exercise: str, filename: str) -> None:
        self.exercise = exercise
        self.filename = filename
        self.source = ""
        self.server = Server()

    @property
    def alive(self) -> bool:
        """Say whether it has not been ended."""
        return True

    @property
    def served_seconds(self) -> float:
        """Processor time that the grader took to serve it; part of the answer's own time."""
        return 0.0

    def begin_call(self) -> None:
        """Take note that another call begins: what is read and printed from now on belongs to it."""
        self.server.begin_call()

    def watch(self) -> None:
        """Begin to measure the memory that the answer takes."""
        self.request("", "watch")

    def watched(self) -> Memory:
        """Return the most memory that the answer took since `watch`."""
        traced = self.request("", "watched")
        if type(traced) is not int or not 0 <= traced < _MOST:
            self.close()
            raise Crashed("The answer's process sent something that is no measurement of memory.")
        return Memory(traced, None)

    def load(self, source: bytes) -> None:
        """Run the answer's file, of which `source` is the content."""
        self.source = source.decode("utf-8", "replace")
        self.request("", "load", self.filename, source, sources_before(self.exercise))

    def request(self, call: str, verb: str, *args: Any) -> Any:
        """Have the worker do something and return what comes back.

        Parameters
        ----------
        call : str
            What a message calls it: ``"read_plane(tif, 3)"``.
        verb, *args
            What to do; see `grader.sandbox.servant`.

        Raises
        ------
        Verdict
            If no value comes back.
        """
        op, payload = self._exchange(call, encode((verb, *args), self.server.handle))
        try:
            figures, value = decode(payload)
            self._take_figures(figures)
            if op == Op.RETURN:
                return value
            if len(payload) > MAX_REPORT:
                raise Malformed(f"an exception of {len(payload):,} bytes")
            if value.get("asked"):
                source, *asked = value["asked"]
                value["asked"] = value["asked"] if self.server.note_asked(source, *asked) else None
            verdict = verdict_of(value, self.exercise, call, self.filename, self.source)
        except (Malformed, *_MISUSE, RecursionError) as error:
            self.close()
            raise Crashed(f"Called {call}.\nWhat came back is no answer: {error}.") from None
        raise verdict

    def output(self, *, latest: bool = False) -> str:
        """Return what the answer printed, or what it printed in the latest call; bounded."""
        return ""

    def close(self) -> None:
        """End the worker."""

    def _exchange(self, call: str, payload: bytearray) -> tuple[Op, Bytes]:
        raise NotImplementedError

    def _take_figures(self, figures: Any) -> None:
        for source, reads, nbytes in figures:
            if not all(type(n) is int and 0 <= n < _MOST for n in (source, reads, nbytes)):
                raise Malformed("figures that are none")
            self.server.metadata(source, reads, nbytes)


class Ended(NamedTuple):
    """How a process ended.

    Attributes
    ----------
    status : int or None
        Its wait status, as in `os.wait`; None where the system does not say.
    peak_rss_bytes : int or None
        Most memory that it took; None where the system does not say.
    """

    status: int | None
    peak_rss_bytes: int | None


class _Overfull(Exception):
    """The scratch folder holds too much."""


class _TooMuchMemory(Exception):
    """It takes more memory than there is for it, and the system did not refuse it."""


class _TooManyThreads(Exception):
    """There are more threads than `MAX_THREADS`."""


class ProcessWorker(Worker):
    """An answer in a process of its own.

    Parameters
    ----------
    channel : GraderChannel
        The connection to it.
    output : int
        Descriptor of a pipe that brings what it prints.
    end : callable
        Ends the process, with a number of seconds to do so by itself, and returns how it ended.
    pid : int
        Its process id.
    scratch : str
        The folder that the answer may write into.
    in_force : tuple of str
        What the grader has limited it by, beside what it limits itself by.

    Attributes
    ----------
    peak_rss_bytes : int or None
        Most memory that the process took, once it has ended; None where the system does not say.
    """

    def __init__(
        self,
        exercise: str,
        filename: str,
        channel: GraderChannel,
        output: int,
        end: Callable[[float], Ended],
        pid: int,
        scratch: str,
        in_force: tuple[str, ...] = (),
    ) -> None:
        super().__init__(exercise, filename)
        self._in_force = in_force
        self._scratch = scratch
        self._channel = channel
        channel.look_after = self._look_after
        self.server.look = channel.look
        self._pid = pid
        self._vitals = vitals_of(pid)
        self._fresh_bytes: int | None = None
        self._output = Output(output)
        self._end: Callable[[float], Ended] | None = end
        self._call = 0
        self.peak_rss_bytes: int | None = None

    def start(self, seconds: float) -> None:
        """Wait until the worker is ready; from now on it may work for `seconds`."""
        self._time = TimeLimit(seconds, self._vitals.cpu_seconds)
        self._channel.deadline = self._time.end
        try:
            frame = self._channel.receive()
        except (Disconnected, DeadlinePassed, OutOfTime, BadFrame):
            self.close(grace=0.5)
            raise NotStarted(self.output()) from None
        self.isolation = (*bytes(frame.payload).decode().split(","), *self._in_force)
        self._fresh_bytes = self._vitals.resident_bytes()

    def watch(self) -> None:
        """Begin to measure the memory that the answer takes."""
        super().watch()
        self._vitals.begin()

    def watched(self) -> Memory:
        """Return the most memory that the answer took since `watch`."""
        peak = self._vitals.peak_bytes()
        taken = None if peak is None or self._fresh_bytes is None else max(0, peak - self._fresh_bytes)
        return super().watched()._replace(resident_bytes=taken)

    @property
    def alive(self) -> bool:
        """Say whether the process has not been ended."""
        return self._end is not None

    @property
    def served_seconds(self) -> float:
        """Processor time that the grader took to serve it; part of the answer's own time."""
        return self._time.served

    def begin_call(self) -> None:
        """Take note that another call begins: what is read and printed from now on belongs to it."""
        super().begin_call()
        self._output.catch_up(ended=not self.alive)
        self._output.latest = Printed()

    def output(self, *, latest: bool = False) -> str:
        """Return what the answer printed, or what it printed in the latest call; bounded."""
        self._output.catch_up(ended=not self.alive)
        return (self._output.latest if latest else self._output.all).text()

    def close(self, grace: float = 0.0) -> int | None:  # type: ignore[override]
        """End the process and return its wait status."""
        if self._end is None:
            return None
        end, self._end = self._end, None
        self._channel.close()
        ended = end(grace)
        self.peak_rss_bytes = ended.peak_rss_bytes
        return ended.status

    def kill(self) -> None:
        """Kill the process, from another thread: the call that waits for it ends as a crash."""
        if self.alive:
            self._signal("SIGKILL" if hasattr(signal, "SIGKILL") else "SIGTERM")

    def _signal(self, name: str) -> None:
        """Send the process a signal, where the system has it."""
        if hasattr(signal, name):
            with contextlib.suppress(OSError):
                os.kill(self._pid, getattr(signal, name))

    def _exchange(self, call: str, payload: bytearray) -> tuple[Op, Bytes]:
        if self._end is None:
            raise Crashed("The answer's process has ended.")
        self._call += 1
        self._time.begin()
        self._signal("SIGCONT")
        try:
            self._channel.send(Op.CALL, self._call, payload)
            while True:
                frame = self._channel.receive()
                if frame.call != self._call:
                    raise BadFrame("a thread of an earlier call was still reading")
                if frame.op in (Op.RETURN, Op.RAISE):
                    self._signal("SIGSTOP")  # while the grader judges, nothing of the answer goes on
                    return Op(frame.op), frame.payload
                with self._time.serving():
                    op, answer = self._serve(call, frame)
                self._channel.send(op, self._call, *answer)
        except (DeadlinePassed, OutOfTime) as late:
            words = late.words if isinstance(late, OutOfTime) else self._time.words()
            self.close()
            raise TimedOut(f"Called {self._called(call)}.\n{words}") from None
        except Disconnected:
            raise crashed(self._called(call), self.close(grace=0.5)) from None
        except _TooMuchMemory:
            self.close()
            raise OverMemory(over_memory(self._called(call))) from None
        except _Overfull:
            self.close()
            raise OverMemory(
                f"Called {call}.\nIt wrote more than {in_words(MAX_BYTES)}, or more than {MAX_FILES:,} files, into its "
                f"folder for temporary files.\nNo exercise needs files of its own."
            ) from None
        except _TooManyThreads:
            self.close()
            raise Crashed(
                f"Called {call}.\nIt started more than {MAX_THREADS:,} threads.\nNo exercise needs threads of its own."
            ) from None
        except BadFrame as error:
            self.close()
            raise Crashed(f"Called {call}.\nThe answer's process sent something that is no answer: {error}.") from None

    def _called(self, call: str) -> str:
        return call or f"nothing yet: {self.filename} was being loaded"

    def _look_after(self) -> None:
        self._time.look()
        if is_overfull(self._scratch, self._pid):
            raise _Overfull
        if self._vitals.n_threads() > MAX_THREADS:
            raise _TooManyThreads
        resident = self._vitals.resident_bytes()
        if resident and self._fresh_bytes and resident > self._fresh_bytes + FREE_BYTES:
            raise _TooMuchMemory

    def _serve(self, call: str, frame: Frame) -> tuple[Op, Sequence[Bytes]]:
        try:
            return self.server.serve(frame)
        except FuseBlown:
            where = self._where()
            self.close()
            raise PastFuse(f"Called {call}.", where) from None

    def _where(self) -> str:
        """Return where in the answer its last question came from, as it says itself; nothing if it does not say so."""
        self._channel.deadline = time.monotonic() + 1.0
        self._channel.look_after = lambda: None
        try:
            self._channel.send(Op.STOP, self._call)
            frame = self._channel.receive()
            if frame.op != Op.RAISE or len(frame.payload) > MAX_REPORT:
                return ""
            return where_it_happened(decode(frame.payload), self.filename, self.source)
        except (DeadlinePassed, Disconnected, BadFrame, Malformed, *_MISUSE, RecursionError):
            return ""


_CAN_POLL = hasattr(select, "poll")
"""Whether the system tells that a pipe has something, so that nothing waits for it in a read."""


class Printed:
    """Something that was printed: the first part of it, and how much it was."""

    def __init__(self) -> None:
        self._kept = bytearray()
        self._total = 0

    def add(self, part: bytes) -> None:
        """Take what was printed next."""
        self._total += len(part)
        self._kept += part[: max(0, MAX_OUTPUT - len(self._kept))]

    def text(self) -> str:
        """Return the first part of what was printed, and say how much more there was."""
        text = bytes(self._kept).decode("utf-8", "replace")
        more = self._total - len(self._kept)
        return f"{text}\n… and {more:,} bytes more" if more > 0 else text


class Output:
    """What a worker prints: read all the time, so that it never blocks, and kept up to a bound.

    Attributes
    ----------
    all, latest : Printed
        What it printed, and what it printed in the latest call.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self.all = Printed()
        self.latest = Printed()
        self._taking = threading.Lock()
        self._thread = threading.Thread(target=self._drain, daemon=True)
        self._thread.start()

    def catch_up(self, *, ended: bool) -> None:
        """Wait for what the worker has printed: until its end, or until now."""
        until = time.monotonic() + 1.0
        while self._thread.is_alive() and time.monotonic() < until and (ended or self._unread()):
            time.sleep(0.001)
        if _CAN_POLL:
            with self._taking:  # what has left the pipe is kept by now
                pass

    def _unread(self) -> bool:
        """Say whether there is something in the pipe (where the system tells)."""
        try:
            import fcntl
            import termios

            return fcntl.ioctl(self._descriptor, termios.FIONREAD, b"\0\0\0\0") != b"\0\0\0\0"
        except (ImportError, OSError):
            return False

    def _drain(self) -> None:
        try:
            while self._take():
                pass
        except OSError:
            pass
        finally:
            os.close(self._descriptor)

    def _take(self) -> int:
        """Keep the next part once there is one; return how many bytes it had, 0 at the end."""
        if _CAN_POLL:
            poll = select.poll()
            poll.register(self._descriptor, select.POLLIN)
            poll.poll()
        with self._taking:
            part = os.read(self._descriptor, 65536)
            self.all.add(part)
            self.latest.add(part)
        return len(part)
