"""The report for Classroom 50: ``classroom50/result/v1``."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from grader.reports import words
from grader.reports.model import CheckResult, ExerciseResult, Report

_MESSAGE = 2000
"""Characters of a message that are kept."""


@dataclass(frozen=True)
class Submission:
    """What is graded, as Classroom 50's runner says it.

    Attributes
    ----------
    classroom, assignment : str
        Their short names.
    assignment_type : str
        ``"individual"`` or ``"group"``.
    owner : str
        Whose repository it is.
    tag : str
        ``submit/…``.
    commit, release, review : str
        Links to them.
    """

    classroom: str
    assignment: str
    assignment_type: str
    owner: str
    tag: str
    commit: str
    release: str
    review: str


def to_json(report: Report, submission: Submission, now: datetime) -> str:
    """Return the document.

    Bonus points count nothing here, as no score may be larger than the largest; a bonus check's name tells them.

    Parameters
    ----------
    report : Report
        What the run found.
    submission : Submission
        What was graded.
    now : datetime
        When, with a time zone; the runner puts the time of the commit in its place.
    """
    document = {
        "schema": "classroom50/result/v1",
        "classroom": submission.classroom,
        "assignment": submission.assignment,
        "assignment_type": submission.assignment_type,
        "owner": submission.owner,
        "submission": submission.tag,
        "commit": submission.commit,
        "release": submission.release,
        "review": submission.review,
        "datetime": now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "score": report.score,
        "max-score": report.max_score,
        "tests": [_test(exercise, check) for exercise in report.exercises for check in exercise.checks],
    }
    return json.dumps(document, indent=2) + "\n"


def _test(exercise: ExerciseResult, check: CheckResult) -> dict[str, Any]:
    name = f"{words.one_line(exercise.name)}: {words.one_line(check.name)}"
    bonus = f" (bonus: {check.score} of {words.counted(check.max_score, 'point')})"
    return {
        "test-name": name + (bonus if exercise.bonus else ""),
        "passed": words.is_full(check),
        "score": 0 if exercise.bonus else check.score,
        "max-score": 0 if exercise.bonus else check.max_score,
        "message": words.clean(check.message).strip()[:_MESSAGE],
    }
