"""A submission is the bytes of its exercise files: whatever lies beside them is not run, not read and not changed."""

import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from grader.reports import json_report
from tests.support_grade import EX03, answer, environment, python

pytestmark = pytest.mark.slow

HOSTILE = "import pathlib; pathlib.Path({ran!r}).write_text(__name__)\n"
BESIDE = (
    "conftest.py",
    "__init__.py",
    "test_mine.py",
    "mine_test.py",
    "sitecustomize.py",
    "usercustomize.py",
    "numpy.py",
    "click.py",
    "grader.py",
    "sub/conftest.py",
    "sub/test_mine.py",
    "sub/__init__.py",
)
SETTINGS = {
    "pytest.ini": "[pytest]\naddopts = --grade-in-process -p evil\npython_files = *.py\n",
    "pyproject.toml": "[tool.pytest.ini_options]\naddopts = '--grade-in-process'\npythonpath = '.'\n",
    "tox.ini": "[pytest]\naddopts = --grade-in-process\n",
    "setup.cfg": "[tool:pytest]\naddopts = --grade-in-process\n",
    ".coveragerc": "[run]\nplugins = evil\n",
    "evil.pth": "import sys; sys.exit(3)\n",
}


def everything(folder):
    """Return each file below a folder with its content and time of change."""
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in folder.rglob("*")
    }


@pytest.fixture
def submission(tmp_path):
    """A right answer among files that would like to run."""
    folder = tmp_path / "submission"
    answer(folder)
    (folder / "sub").mkdir()
    for name in BESIDE:
        (folder / name).write_text(HOSTILE.format(ran=str(tmp_path / "ran")))
    for name, text in SETTINGS.items():
        (folder / name).write_text(text)
    return folder


@pytest.mark.parametrize("inside", [True, False])
def test_nothing_beside_the_exercise_files_runs_and_nothing_changes(submission, tmp_path, inside):
    before = everything(submission)
    where, path = (submission, ".") if inside else (tmp_path, "submission")
    report = tmp_path / "report.json"
    ran = python(where, "-P", "-m", "grader", "run", path, "--seed-file", "-", "--json", str(report), stdin="5")
    assert ran.returncode == 0, ran.stderr
    assert json.loads(report.read_text())["score"] == 7
    assert not (tmp_path / "ran").exists()
    assert everything(submission) == before


@pytest.mark.parametrize("option", ["--require-isolation", "--seed-file=-"])
def test_settings_in_the_folder_that_is_graded_count_nothing(tmp_path, option):
    answer(tmp_path, "ex00_words_and_sizes")
    (tmp_path / "course.toml").write_text('exercises = ["ex00"]\nslack = 4\n[weights]\nex00 = 25\n')
    ran = python(tmp_path, "-P", "-m", "grader", "run", ".", option, stdin="5")
    assert "4 of 100 points" in ran.stdout, ran.stderr
    (tmp_path / "course.toml").write_text("no TOML at all")
    ran = python(tmp_path, "-P", "-m", "grader", "run", ".", option, stdin="5")
    assert "4 of 100 points" in ran.stdout, ran.stderr


@pytest.mark.parametrize(
    ("options", "is_told"),
    [
        (["--seed-file", "-"], False),
        (["--seed", "918273645", "--require-isolation"], False),
        (["--seed", "918273645"], True),
    ],
)
def test_what_an_official_run_hands_out_holds_no_seed(tmp_path, options, is_told):
    answer(tmp_path, "ex00_words_and_sizes")
    out = ["--json", "report.json", "--html", "page.html"]
    ran = python(tmp_path, "-P", "-m", "grader", "run", ".", *options, *out, stdin="918273645")
    assert ran.returncode == 0, ran.stderr
    texts = [ran.stdout, *((tmp_path / name).read_text(encoding="utf-8") for name in ("report.json", "page.html"))]
    assert ["918273645" in text for text in texts] == [is_told] * 3


ENDLESS = """

def read_crop(tif, region):
    while True:
        pass
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_a_run_that_is_killed_loses_the_check_under_way_and_those_after_it(tmp_path):
    answer(tmp_path, replaced=ENDLESS)
    command = [sys.executable, "-P", "-m", "grader", "run", ".", "--seed-file", "-", "--json", "report.json"]
    process = subprocess.Popen(
        command, cwd=tmp_path, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    )
    try:
        process.stdin.write(b"918273645")
        process.stdin.close()
        while not (tmp_path / "report.json").exists() and process.poll() is None:
            time.sleep(0.02)
    finally:
        process.kill()
        process.wait()
    text = (tmp_path / "report.json").read_text()
    report = json_report.from_json(text)
    assert "918273645" not in text
    assert (report.finished, report.score, report.max_score) == (False, 2, 100)
    first, *others = next(one for one in report.exercises if one.name == EX03).checks
    assert (first.name, first.score) == ("reads_one_page", 2)
    assert len(others) == 3
    for check in others:
        assert (check.score, check.status) == (0, "error")
        assert check.message == "Not graded yet: this report was written before the check ended."


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are POSIX")
def test_a_pipe_gets_one_report_alone(tmp_path):
    answer(tmp_path, "ex00_words_and_sizes")
    os.mkfifo(tmp_path / "pipe")
    with ThreadPoolExecutor() as pool:
        read = pool.submit((tmp_path / "pipe").read_text)
        assert python(tmp_path, "-P", "-m", "grader", "run", ".", "--json", "pipe").returncode == 0
        assert json_report.from_json(read.result()).finished


def test_a_secret_seed_wants_a_safe_path(submission):
    (submission / "click.py").unlink()
    (submission / "grader.py").unlink()
    ran = python(submission, "-m", "grader", "run", ".", "--seed-file", "-", stdin="5")
    assert ran.returncode == 2
    assert "run grade, or python -P -m grader" in " ".join(ran.stderr.split())


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are POSIX")
@pytest.mark.parametrize("what", ["a link", "a pipe", "a link to a folder"])
def test_what_is_no_plain_file_is_not_followed(tmp_path, what):
    good, folder = answer(tmp_path / "ada"), tmp_path / "bob"
    answer(folder, "ex00_words_and_sizes")
    if what == "a pipe":
        os.mkfifo(folder / good.name)
    else:
        (folder / good.name).symlink_to(good if what == "a link" else good.parent)
    ran = python(tmp_path, "-P", "-m", "grader", "run", "bob")
    assert ran.returncode == 0, ran.stderr
    assert "4 of 11 points" in ran.stdout if what == "a link" else "4 of 4 points" in ran.stdout
    assert "ada" not in ran.stdout
    if what == "a link":
        assert f"bob/{EX03}.py cannot be read: it is a link, not a file." in " ".join(ran.stdout.split())


def test_a_report_is_of_one_folder_alone(tmp_path):
    answer(tmp_path / "bob")
    answer(tmp_path / "bob" / "again")
    ran = python(tmp_path, "-P", "-m", "grader", "run", "bob", "--json", "report.json")
    assert ran.returncode == 2
    assert "--json writes the report of one folder, and there are answers in bob, bob/again." in ran.stderr
    assert not (tmp_path / "report.json").exists()


def test_the_seed_stays_with_the_grader(tmp_path):
    """Neither its number nor one made of it is in the worker's memory, arguments or environment."""
    looks = """

def read_plane(tif, z):
    import gc, os, sys
    seen = [repr(os.environ), repr(sys.argv)]
    numbers = [n for thing in gc.get_objects() if isinstance(thing, (list, tuple)) for n in thing if type(n) is int]
    numbers += [n for thing in gc.get_objects() if isinstance(thing, dict) for n in thing.values() if type(n) is int]
    assert int("918273645546372") not in numbers and "918273645546372" not in "".join(seen)
    return tif.pages[range(len(tif.pages))[z]].asarray()
"""
    answer(tmp_path, replaced=looks)
    ran = python(tmp_path, "-P", "-m", "grader", "run", ".", "--seed-file", "-", stdin="918273645546372")
    assert "7 of 100 points" in ran.stdout, ran.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="there such names cannot be")
def test_a_folder_of_any_name_is_shown_without_harm(tmp_path):
    for name in ("a\nb\x1b]0;c\x07", "other"):
        answer(tmp_path / name, "ex00_words_and_sizes")
    ran = python(tmp_path, "-P", "-m", "grader", "run", ".")
    assert ran.stdout.count("4 of 4 points") == 2
    assert "\na b\n" in ran.stdout
    assert "\x1b" not in ran.stdout + ran.stderr
    ran = python(tmp_path, "-P", "-m", "grader", "run", "\x1b[31m")
    assert ran.returncode == 2
    assert "\\x1b[31m' cannot be graded: rename it, without [ in its name." in ran.stderr
