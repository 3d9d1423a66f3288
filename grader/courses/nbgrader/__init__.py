"""A course for nbgrader: its notebooks, its settings, and the grading of what comes back in our sandbox."""
