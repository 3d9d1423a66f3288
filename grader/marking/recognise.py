"""Which known mistake an answer makes: the one whose fingerprint it has.

A wrong answer that is known has a *fingerprint*: for each pinned example of a check in which it departs from what is
asked, a digest of what it returns or of what it reads and writes there (see `grader.marking.probe`). They are made by
``python -m grader.courses.fingerprints`` from the wrong answers in ``tests/mutants``, and lie beside this module: a
file of digests and sentences an exercise, and nothing of any answer.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from grader.marking.check import Check
from grader.marking.probe import Probe, Trace
from grader.reports.model import CheckResult, Status
from grader.sandbox.client import Worker

SECONDS = 2.0
"""Processor time that an answer has to show what it does: a dozen examples that open arrays, on a slow machine."""

ENOUGH = 3
"""Examples in which an answer does the same as a known mistake: no chance any more."""

_TOLD = (Status.FAILED, Status.ERROR, Status.HALF, Status.OVER_BUDGET)
"""How a check ends where there is something to compare."""


@dataclass(frozen=True)
class Mistake:
    """A known mistake.

    Attributes
    ----------
    says : str
        What a student reads.
    at : mapping of int to str
        What it does in those pinned examples where it departs, by their numbers: see `mark`.
    """

    says: str
    at: Mapping[int, str]


@dataclass(frozen=True)
class Known:
    """What is known of one check.

    Attributes
    ----------
    examples : tuple of int
        Numbers of the pinned examples that answers are put through.
    mistakes : tuple of Mistake
        The mistakes.
    """

    examples: tuple[int, ...] = ()
    mistakes: tuple[Mistake, ...] = ()


def mark(trace: Trace, right: Trace) -> str:
    """Return what tells a wrong trace from the right one: ``"v…"``, its values, or ``"c…"``, its chunks; or nothing."""
    if trace.perfect:
        return ""
    if trace.values and trace.values != right.values:
        return f"v{trace.values}"
    return f"c{trace.chunks}" if trace.chunks != right.chunks else ""


def known(exercise: str, check: str) -> Known:
    """Return what is known of a check."""
    return _read(exercise).get(check, Known())


def with_mistake(
    result: CheckResult, exercise: str, check: Check, make_worker: Callable[[float], Worker], source: bytes
) -> str:
    """Return the message of a check that did not earn all points, with the mistake that the answer makes, if known."""
    if result.status not in _TOLD or not result.demand:
        return result.message
    probe = Probe(check, make_worker, source, SECONDS)
    shown = next((number for number, demand in enumerate(probe.pinned) if demand.says == result.demand), None)
    if shown is None:
        return result.message
    with probe.at_work():
        says = recognise(known(exercise, check.name), shown, probe.trace)
    return f"{result.message}\n{says}" if says and says not in result.message else result.message


def recognise(of_check: Known, shown: int, trace: Callable[[int], Trace | None]) -> str:
    """Return the sentence of the one mistake that explains most of what an answer does; nothing where none is certain.

    The answer does the same as that mistake in the examples where the mistake departs: in `ENOUGH` of them and in as
    many more as tell it from every other mistake, the one that is shown among them. Where there are fewer, they are
    half, at least, of those where the answer departs.

    Parameters
    ----------
    of_check : Known
        The mistakes.
    shown : int
        Number of the example that the message shows.
    trace : callable
        Returns what the answer does in the example of a number, None where that cannot be told.
    """
    traces: dict[int, Trace] = {}
    left = [one for one in of_check.mistakes if shown in one.at or shown not in of_check.examples]
    while left and (number := _next(left, shown, traces)) is not None:
        found = trace(number)
        if found is None:
            return ""
        traces[number] = found
        left = [one for one in left if number not in one.at or one.at[number] in _marks(found)]
    if not left:
        return ""
    most = max(len(one.at) for one in left)
    says = {one.says for one in left if len(one.at) == most}
    if len(says) != 1:
        return ""
    if most < ENOUGH:
        for number in set(of_check.examples) - set(traces):
            found = trace(number)
            if found is None:
                return ""
            traces[number] = found
        if sum(not one.perfect for one in traces.values()) > 2 * most:
            return ""
    return says.pop()


def _next(left: list[Mistake], shown: int, seen: Mapping[int, Trace]) -> int | None:
    """Return the number of the example to look at next: the one that is shown, then what tells most; or None."""
    best = max(left, key=lambda one: len(one.at))
    compared = best.at.keys() & seen.keys()
    rivals = [one for one in left if one.says != best.says]
    within = [one for one in rivals if one.at.items() < best.at.items()]
    others = [one for one in rivals if one not in within]
    if not others and len(compared) >= ENOUGH and all(compared - one.at.keys() for one in within):
        return None
    numbers = {number for one in (best, *others) for number in one.at if number not in seen}
    if shown in numbers:
        return shown
    return min(numbers, key=lambda number: (sum(number in one.at for one in left), number), default=None)


def _marks(trace: Trace) -> tuple[str, ...]:
    return () if trace.perfect else (f"v{trace.values}", f"c{trace.chunks}")


@cache
def _read(exercise: str) -> dict[str, Known]:
    file = resources.files("grader.marking").joinpath("fingerprints", f"{exercise}.json")
    if not file.is_file():
        return {}
    return {
        check: Known(
            tuple(told["examples"]),
            tuple(
                Mistake(says, {int(number): mark for number, mark in at.items()})
                for says, prints in told["mistakes"].items()
                for at in prints
            ),
        )
        for check, told in json.loads(file.read_text(encoding="utf-8")).items()
    }
