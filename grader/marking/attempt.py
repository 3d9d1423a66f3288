"""One attempt: an answer is put through one check, and a CheckResult comes out."""

import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Any

from grader.marking.judging import Unjudged, judging
from grader.marking.student import Link, Student
from grader.reports.model import Access, CheckResult, Status, Table
from grader.sandbox.client import Worker
from grader.sandbox.verdicts import OverMemory, PastFuse, TimedOut, Unusable, Verdict

if TYPE_CHECKING:
    from grader.marking.check import Check
    from grader.marking.opened import Opened

SHRINKING_SECONDS = 2.0
"""How long a smaller example is looked for once one has failed."""

_current: "Attempt | None" = None


def current() -> "Attempt":
    """Return the attempt under way."""
    assert _current is not None, "there is an attempt only while a check runs"
    return _current


class StopShrinking(BaseException):
    """The smallest failing example so far has to do."""


@dataclass
class Example:
    """One example of a check: the demand that it is pinned to, the sources handed over, what was noted about them.

    Where not all is drawn, there is no picture of a source that was not touched.
    """

    demand: str = ""
    opened: "list[Opened]" = field(default_factory=list)
    half: tuple[int, str] | None = None
    peak_bytes: int | None = None
    draws_all: bool = True

    def sources(self) -> tuple[str, ...]:
        """Return what each source is, a line each."""
        return tuple(dict.fromkeys(f"{one.name}: {one.description}." for one in self.opened))

    def accesses(self, *, latest: bool = False) -> tuple[Access, ...]:
        """Return what was read in this example, or in its latest call."""
        drawn = [one for one in self.opened if self.draws_all or one.asked or one.n_reads or one.n_writes]
        return tuple(access for one in drawn for access in one.accesses(latest=latest))


@dataclass(frozen=True)
class Shown:
    """What a report shows of one example."""

    rank: tuple[float, ...]
    message: str
    accesses: tuple[Access, ...]
    peak_bytes: int | None = None
    demand: str = ""
    output: str = ""
    sources: tuple[str, ...] = ()


class Attempt:
    """An answer put through one check.

    Parameters
    ----------
    check : Check
        What is asked of the answer.
    make_worker : callable
        Takes the seconds of processor time that it may have, and returns a worker for the answer.
    source : bytes
        Content of the answer's file.
    seed : int
        Of volumes and random examples.

    Attributes
    ----------
    stopped_in : traceback or None
        The answer's frames in the example that decided, where a debugger can look at them.
    """

    def __init__(self, check: "Check", make_worker: Callable[[float], Worker], source: bytes, seed: int) -> None:
        self.check = check
        self.seed = seed
        self._make_worker = make_worker
        self._source = source
        self._worker: Worker | None = None
        self._link: Link | None = None
        self._helpers: list[Worker] = []
        self._shared: dict[bytes, Worker] = {}
        self._example = Example()
        self._worst: Shown | None = None
        self._half: Shown | None = None
        self._failed: tuple[Verdict, Shown] | None = None
        self._failed_at = 0.0
        self._gold: bool | None = None
        self._peak: int | None = None
        self._tables: dict[str, Table] = {}
        self.isolation: tuple[str, ...] = ()
        self.stopped_in: TracebackType | None = None

    def run(self) -> CheckResult:
        """Run the check and return how it ended; nothing that an answer does raises from here."""
        started = time.monotonic()
        with self._under_way():
            return self._result(self._end(), time.monotonic() - started)

    @contextmanager
    def _under_way(self) -> Iterator[None]:
        """Be the current attempt in this block; its workers end with it."""
        global _current
        outer, _current = _current, self
        try:
            yield
        finally:
            for worker in filter(None, (*self._helpers, self._worker)):
                worker.close()
            _current = outer

    @property
    def worker(self) -> Worker:
        """The worker of the answer."""
        assert self._worker is not None, "there is a worker only while a check runs"
        return self._worker

    @property
    def link(self) -> Link:
        """The connection to the answer."""
        assert self._link is not None, "there is a link only while a check runs"
        return self._link

    def helper(self, source: bytes) -> Worker:
        """Return a further worker, with a program of the grader's in it; it ends with the attempt."""
        helper = self._make_worker(self.check.seconds)
        self._helpers.append(helper)
        helper.load(source)
        return helper

    def shared_helper(self, source: bytes) -> Worker:
        """Return a worker with a program of the grader's in it, the same one each time as long as it lives."""
        helper = self._shared.get(source)
        if helper is None or not helper.alive:
            helper = self._shared[source] = self.helper(source)
        return helper

    def called(self) -> str:
        """Return the last call in words, and what its sources are."""
        call = self._link.last_call if self._link else ""
        return "\n".join([f"Called {call}.", *self._example.sources()])

    def add(self, opened: "Opened") -> None:
        """Take note of a source that the current example hands over."""
        self._example.opened.append(opened)

    def note_half(self, message: str, size: int) -> None:
        """Take note that the current example earns half; shown is the smallest such one, a pinned one before others."""
        self._example.half = (size, message)

    def note_peak(self, nbytes: int) -> None:
        """Take note of the memory that the answer took in the current example."""
        self._example.peak_bytes = nbytes

    def note_gold(self, exact: bool) -> None:
        """Take note whether the reads of an example were the exact optimum."""
        self._gold = exact and self._gold is not False

    def saw(self, value: Any) -> None:
        """Take note of what the check found in what the answer wrote."""

    def note_table(self, table: Table) -> None:
        """Take note of figures to show, in place of an earlier table of that title."""
        self._tables[table.title] = table

    @contextmanager
    def example(self, demand: str = "") -> Iterator[None]:
        """Run one example: what it hands over is closed at its end, and what it did is kept where it matters.

        Parameters
        ----------
        demand : str
            The demand that it is pinned to; empty for a random one.
        """
        if self._failed is not None and time.monotonic() - self._failed_at > SHRINKING_SECONDS:
            raise StopShrinking
        self._example = Example(demand)
        try:
            yield
        except Verdict as verdict:
            self._keep_failure(verdict)
            raise
        else:
            self._keep_success()
        finally:
            if self._worker is not None:
                self._worker.server.forget()

    def put_aside(self) -> tuple[Verdict, Shown]:
        """Forget, for now, that the last example failed, and return what is known of it."""
        assert self._failed is not None
        aside, self._failed = self._failed, None
        return aside

    def take_up(self, aside: tuple[Verdict, Shown]) -> None:
        """Have an example that was put aside decide after all."""
        self._failed = aside
        raise aside[0]

    def _end(self) -> Verdict | None:
        """Run the check; return the verdict that ended it, or None if nothing did."""
        from hypothesis.errors import Flaky

        try:
            self._engage()
            with self._bounded():
                self.check.run(Student(self.link), self)
        except StopShrinking:
            pass
        except (TimedOut, Unjudged) as late:
            return self._failed[0] if self._failed else late
        except Verdict as verdict:
            return verdict
        except Flaky:
            assert self._failed is not None
            self._failed[0].message += "\nAsked again, it gave another answer: the same question must have one answer."
        return self._failed[0] if self._failed else None

    def _engage(self) -> None:
        """Have a worker load the answer."""
        self._worker = self._make_worker(self.check.seconds)
        self.isolation = self._worker.isolation
        self._link = self._connect(self._worker)
        self._worker.load(self._source)

    def _connect(self, worker: Worker) -> Link:
        return Link(worker)

    def _bounded(self) -> AbstractContextManager[None]:
        """Bound the grader's own time and memory; in a debugger the answer is part of the grader, and has no bounds."""
        return judging(self.check.seconds, self._served_seconds) if self.isolation else nullcontext()

    def _served_seconds(self) -> float:
        return sum(worker.served_seconds for worker in (self.worker, *self._helpers))

    def _keep_failure(self, verdict: Verdict) -> None:
        if self._worker is not None:
            self.stopped_in = self._worker.last_frames
        if self._failed is not None and isinstance(verdict, (TimedOut, Unjudged)):
            return  # time ran out while a smaller example was looked for
        if isinstance(verdict, PastFuse):
            stopped = [one.past_fuse() for one in self._example.opened if one.asked is not None or one.log.blown]
            verdict.message = "\n".join([self.called(), *stopped])
        if isinstance(verdict, OverMemory):
            self._note_reads_before(verdict)
        self._example.draws_all = not isinstance(verdict, OverMemory | Unusable)
        if self._failed is None:
            self._failed_at = time.monotonic()
        self._failed = (verdict, self._shown((), verdict.message, latest=not verdict.of_all_calls))

    def _note_reads_before(self, verdict: OverMemory) -> None:
        """Say what was asked for, or read, when memory ran out."""
        refused = [one.past_memory() for one in self._example.opened if one.asked is not None]
        if refused:
            verdict.message = "\n".join([self.called(), *refused])
        else:
            verdict.message += "".join(one.read_before() for one in self._example.opened)

    def _keep_success(self) -> None:
        example = self._example
        rank = max((one.rank() for one in example.opened), default=(0.0, 0.0))
        if self._worst is None or rank > self._worst.rank:
            self._worst = self._shown(rank, "")
        if example.peak_bytes is not None:
            self._peak = max(self._peak or 0, example.peak_bytes)
        if example.half is not None:
            size, message = example.half
            half_rank = (not example.demand, size)
            if self._half is None or half_rank < self._half.rank:
                self._half = self._shown(half_rank, message)
                if self._worker is not None and self._failed is None:
                    self.stopped_in = self._worker.last_frames

    def _shown(self, rank: tuple[float, ...], message: str, *, latest: bool = False) -> Shown:
        example = self._example
        printed = self.worker.output(latest=True) if message else ""
        accesses = example.accesses(latest=latest)
        return Shown(rank, message, accesses, example.peak_bytes, example.demand, printed, example.sources())

    def _output(self, shown: Shown | None) -> str:
        """Return what the answer printed: in the call that is shown, or, if that was nothing, in all."""
        if shown is not None and shown.output:
            return shown.output
        return self._worker.output() if self._worker else ""

    def _result(self, verdict: Verdict | None, seconds: float) -> CheckResult:
        status, score, shown = Status.PASSED, self.check.points, self._worst
        if verdict is not None:
            status, score = Status(verdict.status), 0
            shown = self._failed[1] if self._failed else Shown((), "", ())
        elif self._half is not None:
            status, score, shown = Status.HALF, self.check.points // 2, self._half
        return CheckResult(
            name=self.check.name,
            title=self.check.title,
            status=status,
            score=score,
            max_score=self.check.points,
            gold=status is Status.PASSED and self._gold is True,
            seconds=round(seconds, 3),
            message=_in_full(verdict, shown) if verdict else shown.message if shown else "",
            output=self._output(shown if status is not Status.PASSED else None),
            traceback=verdict.traceback if verdict else "",
            accesses=shown.accesses if shown else (),
            peak_bytes=shown.peak_bytes if shown and shown.peak_bytes is not None else self._peak,
            tables=tuple(self._tables.values()),
            demand=shown.demand if shown and status is not Status.PASSED else "",
        )


def _in_full(verdict: Verdict, shown: Shown | None) -> str:
    """Return the message with what the call's sources are behind the call, and what an exception means at its end."""
    called, *more = verdict.message.split("\n")
    sources = shown.sources if shown and called.startswith("Called ") else ()
    lines = [called, *(one for one in sources if one not in more), *more, verdict.explains]
    return "\n".join(filter(None, lines))


def unreadable(check: "Check", message: str) -> CheckResult:
    """Return the result of a check whose answer's file cannot be read."""
    return CheckResult(check.name, check.title, Status.ERROR, 0, check.points, message=message)


def fault(check: "Check", error: BaseException) -> CheckResult:
    """Return the result of a check that failed for a reason of its own."""
    where = traceback.extract_tb(error.__traceback__)[-1]
    message = (
        f"This check has a fault of its own ({type(error).__name__}: {error}, {where.name}, line {where.lineno}).\n"
        f"It is no fault of the answer. Please report it."
    )
    return CheckResult(check.name, check.title, Status.ERROR, 0, check.points, message=message)
