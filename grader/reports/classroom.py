"""The report for GitHub Classroom's reporter, ``classroom-resources/autograding-grading-reporter``.

The reporter's table shows, by its version, the sum of the scores or the share of tests that passed; its notice adds
scores. They agree where each test earns the same: so a check is as many tests as it has points, or fewer, larger ones
where weights have a common divisor. The reporter prints names and messages as they are: here they are the grader's own
words, never an answer's.
"""

import base64
import json
import math
from collections.abc import Iterator
from typing import Any

from grader.reports import words
from grader.reports.model import CheckResult, ExerciseResult, Report


def result(report: Report) -> str:
    """Return the document of one step in base64, as the reporter takes it from the step's output ``result``."""
    text = json.dumps(document(report), separators=(",", ":"))
    return base64.b64encode(text.encode()).decode()


def document(report: Report) -> dict[str, Any]:
    """Return the document of one step.

    The reporter knows no points beyond the largest score, so bonus points count nothing here: a bonus exercise beside
    others is left out, and alone it is a step without points.
    """
    exercises = [exercise for exercise in report.exercises if not exercise.bonus] or report.exercises
    counted = [check for exercise in exercises if not exercise.bonus for check in exercise.checks]
    unit = math.gcd(*(points for check in counted for points in (check.score, check.max_score))) or 1
    tests = [test for exercise in exercises for check in exercise.checks for test in _tests(exercise, check, unit)]
    return {
        "version": 1,
        "status": "pass" if all(map(words.is_full, counted)) else "fail",
        "max_score": report.max_score,
        "tests": tests,
    }


def _tests(exercise: ExerciseResult, check: CheckResult, unit: int) -> Iterator[dict[str, Any]]:
    """Yield the tests that a check is: each worth `unit` points, the earned ones first; a bonus check is one test.

    Only the first bears the check's name: with large weights they are many, and all of them travel in one variable.
    """
    n_tests = 1 if exercise.bonus else check.max_score // unit
    n_passed = int(words.is_full(check)) if exercise.bonus else check.score // unit
    for i in range(n_tests):
        number = f"{i + 1} of {n_tests}" if n_tests > 1 else "bonus" if exercise.bonus else ""
        name = f"{words.short_name(exercise.name)} {words.one_line(check.name)}" if i == 0 else ""
        yield {
            "name": ", ".join(filter(None, (name, number))),
            "status": "pass" if i < n_passed else "fail",
            "score": unit if i < n_passed and not exercise.bonus else 0,
            "message": words.STATUS_WORDS[check.status] if i == n_passed else "",
            "line_no": 0,
        }
