"""What is in the folder of an nbgrader course, file by file."""

import secrets
from collections.abc import Mapping
from pathlib import Path

from grader.courses.nbgrader.notebook import make_notebook
from grader.marking.settings import FILE, Settings

SEED_FILE = "seed.txt"

CONFIG = r'''"""nbgrader's settings for this course: answers are graded by Big Image Exercises, in its sandbox.

nbgrader reads this file when it is started in this folder. Seed, points and budgets stand in course.toml.
"""

from pathlib import Path

from grader.courses.nbgrader.config import grade_in_sandbox

c = get_config()
c.CourseDirectory.course_id = "big-image-exercises"
grade_in_sandbox(c, settings=Path(__file__).with_name("course.toml"))

# Nothing is graded where answers cannot be kept apart by all that Linux has. Elsewhere, in a container of its own:
# c.GradeAnswers.require_isolation = False
# Seconds for each check, where 30 are not enough:
# c.GradeAnswers.seconds = 60

# How `nbgrader zip_collect` finds student and exercise: STUDENT_ex03_NAME.ipynb or STUDENT/ex03_NAME.ipynb.
c.FileNameCollectorPlugin.named_regexp = r".*[/\\](?P<student_id>[^/\\]+?)[_/\\](?P<file_id>ex\d\d_\w+)\.ipynb"
'''


def course_files(solutions: Mapping[str, str], settings: Settings, seed: int) -> dict[str, bytes]:
    """Return the files of a course; the same for the same solutions, settings and seed.

    Parameters
    ----------
    solutions : mapping of str to str
        The source of each reference answer, by its exercise.
    settings : Settings
        The course.
    seed : int
        Of the official grading.

    Returns
    -------
    dict of str to bytes
        Contents by path in the folder.
    """
    for_students = settings.to_toml()
    texts = {
        "nbgrader_config.py": CONFIG,
        FILE: f'seed-file = "{SEED_FILE}"\n{for_students}',
        SEED_FILE: f"{seed}\n",
    }
    for name in settings.exercises:
        texts[f"source/{name}/{name}.ipynb"] = make_notebook(solutions[name], settings.load(name))
        if for_students:
            texts[f"source/{name}/{FILE}"] = for_students
    return {path: text.encode() for path, text in texts.items()}


def seed_of(settings: Settings, folder: Path) -> int:
    """Return the course's seed: the one of the settings, or of the folder as it is, or else a new one.

    Raises
    ------
    BadSettings
        If a seed file cannot be read.
    """
    there = folder / SEED_FILE
    known = settings.seed()
    if known is None and there.exists():
        known = Settings(seed_file=there).seed()
    return secrets.randbits(128) if known is None else known
