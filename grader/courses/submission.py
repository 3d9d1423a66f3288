"""What was handed in, against what was asked for: a gradebook's points are those of the whole course."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from grader import checks
from grader.marking.settings import Settings
from grader.reports.model import CheckResult, ExerciseResult, Report, Status


def asked_for(paths: Sequence[str], settings: Settings) -> list[Path]:
    """Return the exercise files that a submission should hold, whether they are there or not.

    Parameters
    ----------
    paths : sequence of str
        Exercise files; or folders, that should hold all exercises of the course.
    settings : Settings
        The course.
    """
    files: list[Path] = []
    for path in map(Path, paths):
        is_file = path.suffix == ".py" and path.stem in checks.names()
        files += [path] if is_file else [path / f"{name}.py" for name in settings.exercises]
    return [file for file in dict.fromkeys(files) if file.stem in settings.exercises]


def completed(report: Report, files: Iterable[Path], settings: Settings) -> Report:
    """Return the report with those exercises, too, whose files are not there: without points."""
    graded = {exercise.name for exercise in report.exercises}
    missing = [
        without_points(file.stem, settings, Status.NOT_IMPLEMENTED, f"The file {file.name} is not there.")
        for file in files
        if file.stem not in graded
    ]
    exercises = sorted([*report.exercises, *missing], key=lambda exercise: exercise.name)
    return replace(report, exercises=tuple(exercises))


def not_graded(files: Sequence[Path], settings: Settings, why: str) -> Report:
    """Return the report where the grading could not begin: no points, and the reason for each check."""
    exercises = tuple(without_points(file.stem, settings, Status.ERROR, why) for file in files)
    return Report(os.path.commonpath([file.parent for file in files]), exercises)


def without_points(name: str, settings: Settings, status: Status, why: str) -> ExerciseResult:
    """Return the result of an exercise that was not graded."""
    exercise = settings.load(name)
    results = tuple(CheckResult(one.name, one.title, status, 0, one.points, message=why) for one in exercise.checks)
    return ExerciseResult(name, exercise.title, results, exercise.bonus)
