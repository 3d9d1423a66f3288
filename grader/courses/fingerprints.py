"""Makes the fingerprints of known mistakes: ``python -m grader.courses.fingerprints [ex03 …]``, in a checkout.

Each wrong answer of ``tests/mutants`` whose docstring has a line ``tells: …`` is put through the pinned examples of the
checks that reject it; what it does there is kept with that sentence (see `grader.marking.recognise`).
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from grader import checks
from grader.courses.verify import Mutant, read_mutants
from grader.marking.check import Check
from grader.marking.probe import Probe, Trace
from grader.marking.recognise import mark
from grader.sandbox.sandbox import shared_sandbox

FOLDER = Path(__file__).parents[1] / "marking" / "fingerprints"
"""Where they lie."""

MOST_BYTES = 2**20
"""Bytes of chunks that a right answer reads and writes in an example, at most: larger ones take too long."""

_SECONDS = 60.0


def make(exercise: str, root: Path) -> tuple[dict[str, Any], list[str]]:
    """Return the fingerprints of one exercise, and what is wrong with them.

    Parameters
    ----------
    exercise : str
        Its name.
    root : Path
        A checkout of the course's repository.
    """
    mutants = [one for one in read_mutants(root / "tests" / "mutants") if one.exercise == exercise and one.tells]
    solution = (root / "solutions" / f"{exercise}.py").read_bytes()
    told = {one.name: one.tells for one in mutants}
    made, faults = {}, []
    for check in checks.load(exercise).checks:
        right = dict(_right(exercise, check, solution))
        prints = {one.name: _print(one, check, solution, right) for one in mutants if check.name in one.checks}
        faults += [
            f"{name} does what is right in each example of {check.name}" for name, at in prints.items() if not at
        ]
        faults += [
            f"{', '.join(names)} do the same in {check.name}: let them tell the same" for names in _alike(prints, told)
        ]
        mistakes: dict[str, list[Mapping[str, str]]] = {}
        for name, at in prints.items():
            if at and at not in mistakes.setdefault(told[name], []):
                mistakes[told[name]].append(at)
        made[check.name] = {"examples": list(right), "mistakes": {says: at for says, at in mistakes.items() if at}}
    return made, faults


def _right(exercise: str, check: Check, solution: bytes) -> Iterator[tuple[int, Trace]]:
    """Yield what the right answer does in each example that is small enough."""
    pinned = check.pinned()
    for number, trace in _traces(exercise, check, solution, range(len(pinned))):
        if trace.perfect and trace.served_bytes <= MOST_BYTES and not pinned[number].large:
            yield number, trace


def _print(mutant: Mutant, check: Check, solution: bytes, right: Mapping[int, Trace]) -> dict[str, str]:
    """Return the fingerprint of a wrong answer."""
    marks = {
        str(number): mark(trace, right[number])
        for number, trace in _traces(mutant.exercise, check, mutant.behind(solution), right)
    }
    return {number: found for number, found in marks.items() if found}


def _traces(exercise: str, check: Check, source: bytes, numbers: Iterable[int]) -> Iterator[tuple[int, Trace]]:
    """Yield what an answer does in each example in which it ends."""
    sandbox = shared_sandbox(None)
    probe = Probe(check, partial(sandbox.worker, exercise, f"{exercise}.py"), source, _SECONDS)
    with probe.at_work():
        for number in numbers:
            trace = probe.trace(number)
            if trace is not None:
                yield number, trace


def _alike(prints: Mapping[str, object], told: Mapping[str, str]) -> Iterator[list[str]]:
    """Yield the names of wrong answers that do the same and tell something else."""
    groups: dict[str, list[str]] = {}
    for name, at in prints.items():
        if at:
            groups.setdefault(str(at), []).append(name)
    yield from (names for names in groups.values() if len({told[name] for name in names}) > 1)


def _text(made: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the fingerprints as JSON, a line each sentence."""
    compact = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))
    told = (
        f'{compact(check)}: {{"examples": {compact(one["examples"])}, "mistakes": {{'
        + ",".join(f"\n{compact(says)}: {compact(prints)}" for says, prints in one["mistakes"].items())
        + "}}"
        for check, one in made.items()
    )
    return "{" + ",\n".join(told) + "}\n"


def main(words: Sequence[str]) -> int:
    """Make the files of some exercises, or of all; return 1 if a fingerprint cannot be told from another."""
    root = Path.cwd()
    if not (root / "tests" / "mutants").is_dir():
        raise SystemExit(
            f"{root / 'tests' / 'mutants'} is not there: run this in a checkout of the course's repository."
        )
    names = [checks.find(word) or sys.exit(f"There is no exercise {word!r}.") for word in words] or checks.names()
    shared_sandbox(None).start()
    faults = []
    for name in names:
        made, wrong = make(name, root)
        faults += wrong
        n_mistakes = sum(len(of_check["mistakes"]) for of_check in made.values())
        FOLDER.mkdir(exist_ok=True)
        text = _text(made)
        (FOLDER / f"{name}.json").write_text(text, encoding="utf-8")
        print(f"{name}: {n_mistakes} mistakes, {len(text.encode()):,} bytes")
    print(*faults, sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
