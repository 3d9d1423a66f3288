"""pytest, as a student uses it: an exercise file is a test file, and nothing of it is imported here."""

import gc
import json
import re
import sys
from pathlib import Path

import pytest

from grader.courses.run import run
from tests.support_grade import EAGER, EX03, REPOSITORY, answer, python


def grade(folder: Path, *arguments: str, **more):
    """Run pytest in `folder` as a student would, with the plugin as it is installed."""
    return python(folder, "-m", "pytest", *arguments, **more)


def test_a_solution_passes_and_shows_points(tmp_path):
    answer(tmp_path)
    ran = grade(tmp_path, f"{EX03}.py")
    assert ran.returncode == 0, ran.stdout
    assert "4 passed" in ran.stdout
    assert re.search(r"ex03_tiff_planes +Lazy planes from TIFF +7/7 .*gold +done", ran.stdout)


def test_a_stub_is_one_short_line(tmp_path):
    (tmp_path / f"{EX03}.py").write_bytes((REPOSITORY / "exercises" / f"{EX03}.py").read_bytes())
    ran = grade(tmp_path, f"{EX03}.py")
    assert ran.returncode == 1
    assert "ex03 read_plane, read_crop, LazyStack: not written yet" in ran.stdout
    assert "4 not written" in ran.stdout
    assert "Traceback" not in ran.stdout
    assert "FAILURES" not in ran.stdout


def test_a_wrong_answer_is_shown_with_numbers_output_and_map(tmp_path):
    answer(tmp_path, replaced=EAGER)
    ran = grade(tmp_path, f"{EX03}.py::reads_one_page")
    assert ran.returncode == 1
    assert "Called read_plane(tif, 1234)." in ran.stdout
    assert "It was stopped after 48 chunk reads; it needs 4 chunks of 8,000 (2.1 MB)." in ran.stdout
    assert "| looking for plane 1234" in ran.stdout
    assert "x read without need" in ran.stdout
    assert "grader/" not in ran.stdout, "a traceback of the grader's own"


@pytest.mark.slow
def test_nothing_of_a_submission_runs_in_the_graders_process(tmp_path):
    tell = "import os\nprint('ran in', os.getpid())\n"
    folder = tmp_path / "work"
    file = answer(folder)
    file.write_text(tell + file.read_text(encoding="utf-8") + "\ndef read_plane(tif, z): return 1\n", encoding="utf-8")
    for name in ("__init__.py", "conftest.py", "sitecustomize.py", "numpy.py", "test_more.py"):
        (folder / name).write_text(tell, encoding="utf-8")
    (tmp_path / "conftest.py").write_text(tell, encoding="utf-8")
    (tmp_path / "say_pid.py").write_text("import os\nprint('grader is', os.getpid())\n", encoding="utf-8")
    for arguments in ([f"work/{EX03}.py"], ["work"], []):
        ran = grade(tmp_path, "-p", "say_pid", "-s", *arguments, PYTHONPATH=str(tmp_path))
        grader = re.search(r"grader is (\d+)", ran.stdout)[1]
        pids = re.findall(r"ran in (\d+)", ran.stdout)
        assert len(pids) == 1, "the answer's own output is shown with the check that failed"
        assert grader not in pids


@pytest.mark.slow
def test_selection_and_names(tmp_path):
    answer(tmp_path)
    listed = grade(tmp_path, "--collect-only", "-q", f"{EX03}.py").stdout.splitlines()
    assert listed[:4] == [
        f"{EX03}.py::reads_one_page",
        f"{EX03}.py::reads_strips_of_the_crop",
        f"{EX03}.py::knows_its_shape",
        f"{EX03}.py::reads_strips_of_the_selection",
    ]
    assert "1 passed, 3 deselected" in grade(tmp_path, "-k", "one_page", f"{EX03}.py").stdout
    assert "2 passed, 2 deselected" in grade(tmp_path, "-k", "LazyStack", f"{EX03}.py").stdout
    assert "1 passed" in grade(tmp_path, "-q", f"{EX03}.py::knows_its_shape").stdout


@pytest.mark.slow
def test_stop_at_the_first_and_last_failed(tmp_path):
    answer(tmp_path, replaced=EAGER)
    assert "1 failed" in grade(tmp_path, "-x", f"{EX03}.py").stdout
    again = grade(tmp_path, "--lf", f"{EX03}.py").stdout
    assert "1 failed" in again
    assert "passed" not in again.splitlines()[-1]


@pytest.mark.slow
def test_several_answers_in_one_run(tmp_path):
    answer(tmp_path / "ada")
    answer(tmp_path / "bob", replaced=EAGER)
    ran = grade(tmp_path, "ada", "bob")
    assert "7 passed" in ran.stdout
    assert "1 failed" in ran.stdout
    assert "7 of 7 points" in ran.stdout
    assert "5 of 7 points" in ran.stdout


@pytest.mark.slow
def test_xdist_gives_the_same_report(tmp_path):
    answer(tmp_path, replaced=EAGER)
    reports = []
    for name, workers in (("one", ()), ("two", ("-n", "2"))):
        ran = grade(tmp_path, *workers, f"{EX03}.py", "--grade-json", f"{name}.json")
        assert "1 failed" in ran.stdout, ran.stdout + ran.stderr
        report = json.loads((tmp_path / f"{name}.json").read_text())
        for check in report["exercises"][0]["checks"]:
            check["seconds"] = 0
        reports.append(report)
    assert reports[0] == reports[1]
    assert reports[0]["score"] == 5
    assert reports[0]["isolation"][:2] == ["process", "deadline"]


def test_the_debugger_stops_in_the_answer(tmp_path):
    answer(tmp_path, replaced="\n\ndef read_plane(tif, z):\n    plane_number = z\n    raise RuntimeError('here')\n")
    ran = grade(tmp_path, "--pdb", f"{EX03}.py::reads_one_page", stdin="p 'number', plane_number\nq\n")
    assert "raise RuntimeError('here')" in ran.stdout
    assert re.search(r"\('number', -?\d+\)", ran.stdout)
    assert "Run in-process: this is no grade." in ran.stdout


def test_the_debugger_stops_in_the_function_that_returned_a_wrong_value(tmp_path):
    wrong = "\n\ndef read_plane(tif, z):\n    plane = tif.pages[z].asarray()\n    wrong = plane + 1\n    return wrong\n"
    answer(tmp_path, replaced=wrong)
    ran = grade(tmp_path, "--pdb", f"{EX03}.py::reads_one_page", stdin="p 'more', int((wrong - plane).max()), z\nq\n")
    assert "-> return wrong" in ran.stdout
    assert re.search(r"\('more', 1, -?\d+\)", ran.stdout)
    assert "expect.py" not in ran.stdout


def test_a_breakpoint_names_the_debugger_and_stops_in_it(tmp_path):
    answer(tmp_path, replaced="\n\ndef read_plane(tif, z):\n    breakpoint()\n    return tif.pages[z].asarray()\n")
    ran = grade(tmp_path, f"{EX03}.py::reads_one_page")
    assert f"It stops in: pytest --pdb {EX03}.py" in " ".join(ran.stdout.split())
    ran = grade(tmp_path, "--pdb", f"{EX03}.py::reads_one_page", stdin="p 'number', z\nq\n")
    assert re.search(r"\('number', -?\d+\)", ran.stdout)
    assert "It stops in" not in ran.stdout


def test_locations_are_those_of_the_answer(tmp_path):
    file = answer(tmp_path)
    ran = grade(
        tmp_path, "--collect-only", "-q", "-p", "say_places", f"{EX03}.py", PYTHONPATH=str(REPOSITORY / "tests")
    )
    places = dict(re.findall(r"^place (\w+) .*:(\d+)$", ran.stdout, re.MULTILINE))
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines[int(places["reads_one_page"])].startswith("def read_plane(")
    assert lines[int(places["knows_its_shape"])].startswith("class LazyStack")


def test_the_seed_is_the_reports(tmp_path):
    answer(tmp_path)
    grade(tmp_path, f"{EX03}.py::knows_its_shape", "--grade-seed", "7", "--grade-json", "report.json")
    assert json.loads((tmp_path / "report.json").read_text())["seed"] == 7


def test_one_report_holds_one_folder(tmp_path):
    answer(tmp_path / "ada")
    answer(tmp_path / "bob")
    ran = grade(tmp_path, "ada", "bob", "-k", "shape", "--grade-json", "report.json")
    assert ran.returncode == 4
    assert "holds the report of one folder" in ran.stdout + ran.stderr
    assert not (tmp_path / "report.json").exists()


def test_other_tests_are_left_alone(tmp_path):
    (tmp_path / "conftest.py").write_text("import pytest\n\n@pytest.fixture\ndef five(): return 5\n", encoding="utf-8")
    (tmp_path / "test_mine.py").write_text("def test_five(five):\n    assert five == 5\n", encoding="utf-8")
    ran = grade(tmp_path)
    assert ran.returncode == 0, ran.stdout
    assert "1 passed" in ran.stdout
    assert "points" not in ran.stdout


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("def read_plane(tif, z)\n    return 1\n", "ex03_tiff_planes.py, line 1: Python cannot read this line"),
        ("import skimage_of_my_own\n", "ex03_tiff_planes.py, line 1: cannot import skimage_of_my_own"),
        ("import numpy as np\n", "ex03_tiff_planes.py has no read_plane: it was removed or renamed."),
        ("def read_plane(tif):\n    return 1\n", "read_plane(tif) cannot be called as read_plane(tif, 1234)"),
        ("read_plane = 3\n", "read_plane in ex03_tiff_planes.py is an int, not a function."),
        ("\xff = 1", "ex03_tiff_planes.py, line 1"),
        ("1 / 0\n", "could not be loaded: it raised ZeroDivisionError: division by zero"),
    ],
)
def test_an_answer_that_cannot_be_used_is_one_sentence(tmp_path, source, says):
    (tmp_path / f"{EX03}.py").write_bytes(source.encode("latin-1"))
    ran = grade(tmp_path, f"{EX03}.py::reads_one_page", "-q")
    assert ran.returncode == 1
    assert says in " ".join(ran.stdout.split())
    assert "_pytest" not in ran.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="file modes are POSIX")
def test_a_file_that_cannot_be_read(tmp_path):
    (tmp_path / f"{EX03}.py").symlink_to(tmp_path / "gone.py")
    ran = grade(tmp_path, f"{EX03}.py")
    assert ran.returncode != 0
    answer(tmp_path / "large").write_bytes(b"#" * 2_000_000)
    ran = grade(tmp_path, f"large/{EX03}.py::knows_its_shape")
    assert ran.returncode == 1
    assert "cannot be read: it is larger than 1,000,000 bytes" in ran.stdout


def test_a_process_that_grades_many_keeps_nothing_of_each(tmp_path):
    answer(tmp_path, "ex00_words_and_sizes")
    frozen = []
    for _ in range(3):
        run([str(tmp_path)])
        frozen.append(gc.get_freeze_count())
    assert frozen[0] >= frozen[1] >= frozen[2]
