"""What a course's `nbgrader_config.py` sets."""

from pathlib import Path

from nbgrader.converters import GenerateAssignment, GenerateFeedback
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    ClearHiddenTests,
    ClearSolutions,
    SaveAutoGrades,
)
from traitlets.config import Config

from grader.courses.nbgrader.autograde import Finish, GradeAnswers, RestoreCells, SubmittedNotebook
from grader.courses.nbgrader.clear_solutions import LeaveStubs
from grader.courses.nbgrader.harmless import HarmlessCsv, harmless_html


def grade_in_sandbox(c: Config, settings: Path) -> None:
    """Have nbgrader make stubs as ours are, and grade with our checks in our sandbox, in place of running notebooks.

    Parameters
    ----------
    c : Config
        What ``get_config()`` returns in the configuration file.
    settings : Path
        The course's settings, `course.toml`.
    """
    made_by_nbgrader = GenerateAssignment.class_traits()["preprocessors"].default()
    c.GenerateAssignment.preprocessors = [LeaveStubs if one is ClearSolutions else one for one in made_by_nbgrader]
    c.Autograde.exporter_class = SubmittedNotebook
    c.Autograde.sanitize_preprocessors = [RestoreCells, GradeAnswers, CheckCellMetadata]
    c.Autograde.autograde_preprocessors = [SaveAutoGrades, AssignLatePenalties, CheckCellMetadata, Finish]
    c.GenerateFeedback.preprocessors = [
        ClearHiddenTests,
        *GenerateFeedback.class_traits()["preprocessors"].default(),
    ]
    c.HTMLExporter.filters = {"markdown2html": harmless_html}  # of feedback, and of formgrader's pages
    c.ExportApp.plugin_class = HarmlessCsv
    c.GradeAnswers.settings = str(settings)
