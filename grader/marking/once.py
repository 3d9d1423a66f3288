"""Which failed checks another one explains: a fault is told in full once, and by name in the others."""

import ast
from collections.abc import Mapping, Sequence
from dataclasses import replace

from grader.reports.model import CheckResult, Status

_SLOW = (Status.HALF, Status.OVER_BUDGET)
_SOUND = (Status.PASSED, Status.NOT_IMPLEMENTED)


def told_once(results: Sequence[CheckResult], of: Mapping[str, str], source: bytes) -> tuple[CheckResult, ...]:
    """Return the results of an exercise, each that an earlier one explains with its name.

    An earlier check explains another one if the answer raised the same in the same lines, or if it grades a function
    that the function of the other one uses. Reading too much explains nothing but reading too much.

    Parameters
    ----------
    results : sequence of CheckResult
        In the order of the exercise.
    of : mapping of str to str
        The function or class that each check grades, by the check's name.
    source : bytes
        The answer's file.
    """
    uses = _uses(source)
    told: list[CheckResult] = []
    for result in results:
        told_in = ""
        if result.status not in _SOUND:
            used = _reachable(of[result.name].partition(".")[0], uses)
            failed = [one for one in told if one.status not in _SOUND and not one.told_in]
            told_in = next((one.name for one in failed if _explains(one, result, of, used)), "")
        told.append(replace(result, told_in=told_in))
    return tuple(told)


def _explains(one: CheckResult, other: CheckResult, of: Mapping[str, str], used: set[str]) -> bool:
    if one.traceback:
        return one.traceback == other.traceback
    graded, mine = of[one.name].partition(".")[0], of[other.name].partition(".")[0]
    return graded != mine and graded in used and (one.status not in _SLOW or other.status in _SLOW)


def _uses(source: bytes) -> dict[str, set[str]]:
    """Return the names in each function and class at the top of a file; the last definition of a name counts."""
    try:
        module = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    return {
        item.name: {node.id for node in ast.walk(item) if isinstance(node, ast.Name)}
        for item in module.body
        if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    }


def _reachable(name: str, uses: Mapping[str, set[str]]) -> set[str]:
    """Return the names that a function uses, itself or by those that it uses."""
    found: set[str] = set()
    ahead = [name]
    while ahead:
        for used in uses.get(ahead.pop(), ()):
            if used in uses and used not in found:
                found.add(used)
                ahead.append(used)
    return found
