"""A fault that several checks meet is told by one of them."""

import pytest

from grader.marking.once import told_once
from grader.reports.model import CheckResult, ExerciseResult, Report, Status
from grader.reports.terminal import _Page

SOURCE = b"""
def points(size): return size
def helper(size): return points(size)
def image(array): return helper(array)
def other(array): return array
class Viewer:
    def __init__(self): self.cache = other(1)
    def frame(self): return 1
"""
OF = {"places": "points", "fills": "image", "others": "other", "shows": "Viewer.frame", "keeps": "Viewer.stats"}


def result(name, status=Status.FAILED, traceback=""):
    return CheckResult(name, f"{name}.", status, 0, 2, message=f"It returned 1 in {name}.", traceback=traceback)


def told(*results, source=SOURCE):
    return [one.told_in for one in told_once(results, OF, source)]


def test_a_function_that_uses_a_wrong_one_is_told_by_its_name():
    assert told(result("places"), result("fills"), result("others")) == ["", "places", ""]
    assert told(result("others"), result("shows")) == ["", "others"]


def test_a_right_function_explains_nothing():
    assert told(result("places", Status.PASSED), result("fills")) == ["", ""]
    assert told(result("places", Status.NOT_IMPLEMENTED), result("fills")) == ["", ""]


@pytest.mark.parametrize("slow", [Status.HALF, Status.OVER_BUDGET])
def test_too_many_reads_explain_no_wrong_value(slow):
    assert told(result("places", slow), result("fills")) == ["", ""]
    assert told(result("places", slow), result("fills", Status.HALF)) == ["", "places"]


def test_the_same_lines_that_raised_are_the_same_fault():
    assert told(result("shows", traceback="line 7"), result("keeps", traceback="line 7")) == ["", "shows"]
    assert told(result("shows", traceback="line 7"), result("keeps", traceback="line 8")) == ["", ""]
    assert told(result("places", traceback="line 2"), result("fills", traceback="line 4")) == ["", ""]


def test_two_checks_of_one_function_are_two_faults_where_values_are_wrong():
    assert told_once([result("a"), result("b")], {"a": "points", "b": "points"}, SOURCE)[1].told_in == ""


@pytest.mark.parametrize("source", [b"", b"def f(:", b"\0", b"(" * 10_000, b"def points(): return points()"])
def test_any_file_can_be_looked_at(source):
    assert told(result("places"), result("fills"), source=source) == ["", ""]


def test_the_page_names_the_check_that_tells():
    checks = told_once([result("places"), result("fills")], OF, SOURCE)
    report = Report("a", (ExerciseResult("ex04_slicing_at_an_angle", "Slicing", checks),), None, ("process",))
    for verbose, words in ((False, "What places found is in the way here, too: mend that first."), (True, "in fills")):
        text = "\n".join(line.plain for line in _Page(80, False, "utf-8").report(report, verbose, True))
        assert words in text
        assert ("It returned 1 in fills." in text) is verbose
