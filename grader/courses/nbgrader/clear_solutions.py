"""From the instructor's notebook to the student's, as `nbgrader generate_assignment` makes it."""

from nbformat import NotebookNode
from nbgrader.preprocessors import ClearSolutions

from grader.courses.nbgrader.source_cells import clear


class LeaveStubs(ClearSolutions):
    """Leave what the exercise's stub holds: each function says by its name that it is not written yet.

    What an instructor adds between nbgrader's own marks is cleared as nbgrader does it.
    """

    def _replace_solution_region(self, cell: NotebookNode, language: str) -> bool:
        cell.source, n_parts = clear(cell.source)
        return bool(super()._replace_solution_region(cell, language)) or n_parts > 0
