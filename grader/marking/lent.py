"""Functions that a check lends to an answer."""

from grader.marking import attempt
from grader.marking.student import Remote


def lend(name: str, source: str) -> Remote:
    """Put a function into the worker, where an answer can call it without a message to the grader.

    Parameters
    ----------
    name : str
        Its name.
    source : str
        Python that defines it. It runs beside the answer: there is nothing in it that the answer must not know.
    """
    function = attempt.current().link.request(name, "define", name, source)
    assert isinstance(function, Remote)
    return function
