"""Answers graded, wherever their sources came from."""

import tempfile
from collections.abc import Mapping
from contextlib import chdir
from dataclasses import replace
from pathlib import Path
from typing import Any

from grader.courses.run import run
from grader.reports.model import Report


def grade_source(source: bytes, exercise: str, check: str = "", **options: Any) -> Report:
    """Grade the source of an answer.

    Parameters
    ----------
    source : bytes
        Of the exercise file.
    exercise : str
        Its name: ``"ex03_tiff_planes"``.
    check : str
        The one check to run; all of them without.
    **options
        As for `grader.courses.run.run`.

    Returns
    -------
    Report
        It names no folder.
    """
    return grade_sources({exercise: source}, check and f"{exercise}.py::{check}", **options)


def grade_sources(sources: Mapping[str, bytes], node: str = "", **options: Any) -> Report:
    """Grade the sources of a submission, by exercise; or only what a pytest node id in them names.

    Returns
    -------
    Report
        It names no folder.
    """
    with tempfile.TemporaryDirectory(prefix="grade-answer-") as folder:
        for exercise, source in sources.items():
            Path(folder, f"{exercise}.py").write_bytes(source)
        with chdir(folder):  # so that messages name the answer's file, and not where it lay
            (report,) = run([node or "."], **options)
    return replace(report, folder="")
