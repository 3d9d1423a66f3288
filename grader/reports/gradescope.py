"""The report for Gradescope: ``results.json``."""

import json
from typing import Any

from grader.reports import words
from grader.reports.model import CheckResult, ExerciseResult, Report, Status
from grader.reports.terminal import failure_text


def to_json(report: Report) -> str:
    """Return the document: a test for each check, all of them visible to the student.

    Bonus points are told, not added: the score is out of the points that all have.
    """
    tests = [
        _test(exercise, check, f"{words.short_name(exercise.name).removeprefix('ex').lstrip('0') or 0}.{i}")
        for exercise in report.exercises
        for i, check in enumerate(exercise.checks, 1)
    ]
    document = {
        "score": report.score,
        "output": f"{words.points_words(report)}\n{words.next_step(report)}",
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": tests,
    }
    return json.dumps(document, indent=2) + "\n"


def _test(exercise: ExerciseResult, check: CheckResult, number: str) -> dict[str, Any]:
    name = f"{words.short_name(exercise.name)} {words.one_line(check.name)}"
    bonus = f" (bonus: {check.score} of {words.counted(check.max_score, 'point')})"
    full = words.is_full(check)
    if full:
        output = words.one_line(check.title)
    elif check.status is Status.NOT_IMPLEMENTED:
        output = words.clean(check.message)
    else:
        output = failure_text(exercise.name, check)
    return {
        "name": name + (bonus if exercise.bonus else ""),
        "number": number,
        "score": 0 if exercise.bonus else check.score,
        "max_score": 0 if exercise.bonus else check.max_score,
        "status": "passed" if full else "failed",
        "output": output,
        "output_format": "text",
        "visibility": "visible",
    }
