"""A graded class as CSV, for a spreadsheet or a gradebook."""

import csv
import io
import re

from grader.reports.class_model import ClassRow, GradedClass
from grader.reports.words import one_line

_FORMULA = re.compile(r"""((?:^|;)[\s"']*)(?=[=+@＝＋－＠-])(?![+-]?[0-9]+(?:\.[0-9]+)?\s*(?:;|$))""")
"""Where a formula begins: at the start of a text, and behind each semicolon, where many spreadsheets begin a cell."""


def to_csv(graded: GradedClass) -> str:
    """Return the table: a line for each row, a column for each exercise; empty where there is nothing to say.

    Text that a spreadsheet would take for a formula gets an apostrophe in front. The first character tells
    spreadsheets that it is UTF-8.
    """
    roster = list(dict.fromkeys(column for row in graded.rows for column in row.person if column != "student"))
    exercises = [exercise.name for exercise in graded.exercises]
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(["student", *map(safe, roster), *exercises, "score", "max_score", "bonus", "late", "remark"])
    for row in graded.rows:
        points = [row.points.get(name, "") for name in exercises]
        person = [safe(row.person.get(column, "")) for column in roster]
        table.writerow([safe(row.student), *person, *points, *_sums(row, graded), safe(row.remark)])
    return "\ufeff" + text.getvalue()


def _sums(row: ClassRow, graded: GradedClass) -> list[str | int]:
    late = "" if row.late is None else f"{row.late:.1f}"
    return [row.score, graded.max_score, row.bonus_score, late] if row.points else ["", graded.max_score, "", late]


def safe(text: str) -> str:
    """Return text as a cell that no spreadsheet takes for a formula: cleaned, in one line; a number stays a number."""
    return _FORMULA.sub(r"\1'", one_line(text))
