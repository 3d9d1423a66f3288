"""Answers that misbehave: one clear sentence each, that check lost, everything else graded, and the run goes on."""

import pytest

from grader.courses.run import run
from tests.support_grade import EX03, answer

pytestmark = pytest.mark.slow
RIGHT = "tif.pages[z].asarray()"
BAD = {
    "a_list": (f"return {RIGHT}.tolist()", "failed", "It returned a list, expected an array of shape"),
    "nothing": ("return None", "failed", "It returned None, expected an array of shape"),
    "a_class_of_its_own": ("return Exception()", "failed", "It returned an Exception, expected an array of shape"),
    "objects": (f"return {RIGHT}.astype(object)", "error", "an array of dtype object, which is no answer"),
    "shape": (f"return {RIGHT}[None]", "failed", "It returned shape (1, "),
    "dtype": (f"return {RIGHT}.astype('f8')", "failed", "It returned dtype float64, expected"),
    "prints": ("print('x' * 100_000_000)\n    return None", "failed", "It returned None"),
    "del": ("Noisy()\n    return None", "failed", "It returned None"),
    "recurses": ("return read_plane(tif, z)", "error", "RecursionError"),
    "allocates": ("return np.ones(50 * 10**9, 'u1')", "over_memory", "It asked for more memory than there is"),
    "grows": (
        "hoard = []\n    while True: hoard.append(len(hoard))",
        "over_memory",
        "It asked for more memory than there is",
    ),
    "sleeps": ("import time\n    time.sleep(1e6)", "timeout", "No answer came within 5 s"),
    "ends": ("import os\n    os._exit(0)", "crashed", "it ended the interpreter (exit status 0)"),
    "exits": ("raise SystemExit", "error", "It raised SystemExit"),
    "interrupts": ("raise KeyboardInterrupt", "error", "It raised KeyboardInterrupt"),
    "raises": (
        "return tif.planes[z]",
        "error",
        "It raised AttributeError: 'TiffFile' object has no attribute 'planes'",
    ),
    "unprintable": (
        "raise type('E', (Exception,), {'__str__': None})",
        "error",
        "It raised E: (its text cannot be shown)",
    ),
}
HELPER = """

class Noisy:
    def __del__(self):
        raise ValueError("in __del__")


def read_plane(tif, z):
    """


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """The results of all bad answers, graded in one run: for each, those of two checks."""
    root = tmp_path_factory.mktemp("bad")
    for name, (body, _, _) in BAD.items():
        answer(root / name, replaced=HELPER + body + "\n")
    nodes = [f"{root}/{name}/{EX03}.py::{check}" for name in BAD for check in ("reads_one_page", "knows_its_shape")]
    reports = run(nodes, seconds=5.0)
    return {report.folder.rpartition("/")[2]: report.exercises[0].checks for report in reports}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_answer_loses_its_check_alone(results, name):
    _, status, says = BAD[name]
    bad, good = results[name]
    assert bad.status == status, bad.message
    assert says in " ".join(bad.message.split())
    assert bad.score == 0
    assert good.status == "passed"


def test_output_is_shown_and_bounded(results):
    bad, _ = results["prints"]
    assert bad.output.startswith("xxx")
    assert len(bad.output) < 20_000
    assert "bytes more" in bad.output
    assert "ValueError: in __del__" in results["del"][0].output


def test_the_traceback_is_the_answers_own(results):
    bad, _ = results["raises"]
    assert bad.traceback.startswith("ex03_tiff_planes.py, line ")
    assert bad.traceback.endswith("in read_plane\n    return tif.planes[z]")
