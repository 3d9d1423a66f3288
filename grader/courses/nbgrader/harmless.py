"""What a student wrote, made harmless for those who look at it: Markdown in pages, names in tables."""

import csv
import io
import re
from typing import Any

import bleach
from nbconvert.filters import markdown2html
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.plugins import ExportPlugin

from grader.reports.class_csv import safe
from grader.reports.files import write_text

_TAGS = bleach.ALLOWED_TAGS | {
    *("br", "del", "div", "hr", "img", "p", "pre", "s", "span", "sub", "sup", "u"),
    *("h1", "h2", "h3", "h4", "h5", "h6"),
    *("table", "tbody", "td", "th", "thead", "tr"),
}
_ATTRIBUTES = {
    "href": re.compile(r"(?:https?://|mailto:|#).*", re.IGNORECASE | re.DOTALL),
    "src": re.compile(r"https?://.*", re.IGNORECASE | re.DOTALL),
    "class": re.compile(r"anchor-link|highlight|\w{1,3}"),
    **dict.fromkeys(("alt", "colspan", "title"), re.compile(r".*", re.DOTALL)),
}
"""What attributes may hold. No relative addresses: nbconvert takes ``files/`` off what follows. Colours of code."""

_COLUMNS = ("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email")
_POINTS = ("raw_score", "late_submission_penalty", "score", "max_score")


def harmless_html(markdown: str) -> str:
    """Return the HTML of a Markdown cell in which nothing runs: what else it holds is shown as text, or left out."""
    html: str = bleach.clean(markdown2html(markdown), tags=_TAGS, attributes=_is_harmless)
    return html


def _is_harmless(tag: str, name: str, value: str) -> bool:
    return name in _ATTRIBUTES and _ATTRIBUTES[name].fullmatch(value) is not None


class HarmlessCsv(ExportPlugin):
    """Writes the table that `nbgrader export` writes, in which no name is a formula, or begins another cell."""

    def export(self, gradebook: Gradebook) -> None:
        """Write a line for each assignment and student."""
        text = io.StringIO(newline="")
        table = csv.writer(text, lineterminator="\n")
        table.writerow(_COLUMNS + _POINTS)
        for assignment in gradebook.assignments:
            for student in gradebook.students:
                wanted = not self.assignment or assignment.name in map(str, self.assignment)
                if wanted and (not self.student or student.id in map(str, self.student)):
                    table.writerow(_line(gradebook, assignment, student))
        write_text(text.getvalue(), self.to or "grades.csv")


def _line(gradebook: Gradebook, assignment: Any, student: Any) -> list[str]:
    """Return the cells of a student: who did not hand in has no points."""
    try:
        submission = gradebook.find_submission(assignment.name, student.id)
        when, raw, penalty = submission.timestamp, submission.score, submission.late_submission_penalty
    except MissingEntry:
        when, raw, penalty = None, 0.0, 0.0
    words = [
        assignment.name,
        assignment.duedate,
        when,
        student.id,
        student.last_name,
        student.first_name,
        student.email,
    ]
    points = [raw, penalty, max(0.0, raw - (penalty or 0.0)), assignment.max_score]
    return [safe("" if word is None else str(word)) for word in words] + [str(number) for number in points]
