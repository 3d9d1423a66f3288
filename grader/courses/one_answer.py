"""One answer graded, wherever its source came from."""

import tempfile
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
    with tempfile.TemporaryDirectory(prefix="grade-answer-") as folder:
        file = f"{exercise}.py"
        Path(folder, file).write_bytes(source)
        with chdir(folder):  # so that messages name the answer's file, and not where it lay
            (report,) = run([f"{file}::{check}" if check else file], **options)
    return replace(report, folder="")
