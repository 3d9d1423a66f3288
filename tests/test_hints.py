"""`grade hint`: one step at a time towards the next check that fails, and what is kept for it beside the exercises."""

import json
import os
import re
from pathlib import Path

import pytest

from grader import checks
from grader.cli.listing import hint_command
from grader.courses.steps import FOLDER, keep_results, read_notes
from grader.reports.model import CheckResult, ExerciseResult, Report, Status
from tests.support_grade import EAGER, EX03, answer, python

KNOWN = checks.listed(EX03).checks
PAGE, CROP, SHAPE, SELECTION = (check.name for check in KNOWN)


@pytest.fixture
def course(tmp_path, monkeypatch) -> Path:
    """Return the folder of the exercises of a course, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return answer(tmp_path / "exercises").parent


@pytest.fixture
def hint(capsys):
    """Return a function that runs `grade hint` and returns what it says, in one line."""

    def run(*arguments: str) -> str:
        hint_command(arguments, prog_name="hint", standalone_mode=False)
        return " ".join(capsys.readouterr().out.split())

    return run


def graded(folder: Path, **passed: bool) -> None:
    """Keep how some checks of ex03 ended, as a student's own run does."""
    results = tuple(
        CheckResult(one.name, one.title, Status.PASSED, one.points, one.points)
        if passed[one.name]
        else CheckResult(one.name, one.title, Status.FAILED, 0, one.points)
        for one in KNOWN
        if one.name in passed
    )
    keep_results([Report(str(folder), (ExerciseResult(EX03, "", results, False),))])


def shown(text: str) -> list[int]:
    """Return the numbers of the steps in a text."""
    return [int(number) for number in re.findall(r"Step (\d) of \d:", text)]


@pytest.mark.parametrize("name", checks.names())
def test_each_check_has_two_or_three_steps(name):
    for check in checks.listed(name).checks:
        assert isinstance(check.hints, tuple)
        assert 2 <= len(check.hints) <= 3, check.name
        for step in check.hints:
            assert len(step) <= 450, step
            assert step == " ".join(step.split())
            assert step[-1] in ".?", step


def test_no_step_says_what_another_says():
    sentences = [
        sentence
        for name in checks.names()
        for check in checks.listed(name).checks
        for step in check.hints
        for sentence in re.split(r"(?<=[.?]) ", step)
    ]
    assert len(sentences) > 300
    assert [one for one in sentences if len(one.split()) > 4 and sentences.count(one) > 1] == []


def test_vindex_is_named_in_a_last_step_only():
    steps = [check.hints for name in checks.names() for check in checks.listed(name).checks]
    assert not [step for hints in steps for step in hints[:-1] if "vindex" in step]


def test_one_step_after_the_other(course, hint):
    texts = [hint(word) for word in ("ex03", "ex3", "3", f"exercises/{EX03}.py")]
    assert [shown(text) for text in texts] == [[1], [1, 2], [1, 2, 3], [1, 2, 3]]
    for text in texts:
        assert f"{EX03}, {PAGE} {KNOWN[0].title} Step 1 of 3: {KNOWN[0].hints[0]}" in text
        assert "so this is the first check: grade run ex03 tells which one fails." in text
    assert [text.endswith("That was the last step.") for text in texts] == [False, False, True, True]
    assert texts[0].endswith("The next step: grade hint ex03")
    assert sorted(path.name for path in (course / FOLDER).iterdir()) == [".gitignore", f"{EX03}.json"]
    assert (course / FOLDER / ".gitignore").read_text() == "*\n"


def test_it_is_about_the_next_check_that_fails(course, hint):
    graded(course, **{PAGE: True, CROP: False, SHAPE: False})
    assert f"{EX03}, {CROP}" in hint("ex03")
    graded(course, **{CROP: True})
    assert f"{EX03}, {SHAPE}" in hint("ex03")
    graded(course, **{SHAPE: True})
    text = hint("ex03")
    assert f"{EX03}, {SELECTION}" in text
    assert "is graded yet" not in text
    graded(course, **{SELECTION: True})
    assert hint("ex03") == "ex03: all passed when graded last. All steps: grade hint ex03 --all"
    graded(course, **{CROP: False})
    text = hint("ex03")
    assert f"{EX03}, {CROP}" in text
    assert shown(text) == [1, 2]


def test_a_check_that_failed_comes_before_one_that_was_not_graded(course, hint):
    graded(course, **{SHAPE: True, SELECTION: False})
    assert f"{EX03}, {SELECTION}" in hint("ex03")


def test_of_one_function_or_check(course, hint):
    assert f"{EX03}, {CROP}" in hint("ex03", "read_crop")
    text = hint(f"ex03::{CROP}")
    assert shown(text) == [1, 2]
    assert text.endswith(f"The next step: grade hint ex03::{CROP}")
    assert "graded yet" not in text
    graded(course, **{CROP: True, SHAPE: True})
    assert hint("ex03", "read_crop").startswith(f"{CROP}: all passed when graded last.")
    assert f"{EX03}, {SELECTION}" in hint("ex03", "LazyStack")


def test_all_steps(course, hint):
    graded(course, **{PAGE: True})
    text = hint("ex03", "--all")
    for check in KNOWN:
        assert f"{EX03}, {check.name}" in text
        assert all(step in text for step in check.hints)
    assert read_notes(course / f"{EX03}.py").taken == {}
    assert shown(hint("ex03", "LazyStack", "--all")) == [1, 2, 3] * 2


def test_inside_the_folder_of_exercises_the_steps_are_the_same(course, hint, monkeypatch):
    hint("ex03")
    monkeypatch.chdir(course)
    assert shown(hint("ex03")) == [1, 2]


def test_beside_a_notebook(tmp_path, hint, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / f"{EX03}.ipynb").write_text("{}")
    assert [shown(hint("ex03")) for _ in range(2)] == [[1], [1, 2]]


def test_where_there_is_no_exercise_nothing_is_left(tmp_path, hint, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        text = hint("ex03")
        assert shown(text) == [1]
        assert text.endswith("All steps: grade hint ex03 --all")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("what", ["file", "link", "read-only"])
def test_what_cannot_be_kept_is_no_error(course, hint, tmp_path, what):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    if what == "file":
        (course / FOLDER).write_text("")
    elif what == "link":
        (course / FOLDER).symlink_to(elsewhere)
    else:
        course.chmod(0o555)
        if os.access(course, os.W_OK):
            pytest.skip("this user may write everywhere")
    try:
        for _ in range(2):
            graded(course, **{PAGE: True})
            assert shown(hint("ex03")) == [1]
    finally:
        course.chmod(0o755)
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize(
    "nonsense",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"[" * 100_000,
        b'{"passed": 3, "taken": {}}',
        b'{"passed": {"reads_one_page": "yes"}, "taken": {"reads_one_page": "two"}}',
        b'{"passed": {}, "taken": {"reads_one_page": -7}}',
    ],
)
def test_nonsense_is_ignored(course, hint, nonsense):
    (course / FOLDER).mkdir()
    (course / FOLDER / f"{EX03}.json").write_bytes(nonsense)
    text = hint("ex03")
    assert f"{EX03}, {PAGE}" in text
    assert shown(text) == [1]
    assert shown(hint("ex03")) == [1, 2]


@pytest.mark.slow
@pytest.mark.parametrize("command", [["grader", "run", "ex03"], ["pytest", "exercises", "-n0"], ["pytest", "-n1"]])
def test_a_students_own_run_keeps_what_passed(tmp_path, command):
    folder = answer(tmp_path / "exercises", replaced=EAGER).parent
    python(tmp_path, "-P", "-m", *command)
    file = folder / f"{EX03}.py"
    assert read_notes(file).passed == {PAGE: False, CROP: True, SHAPE: True, SELECTION: True}
    answer(folder, replaced="\n\ndef read_crop(tif, z, y, x):\n    return tif.asarray()[z, y, x]\n")
    one = ["grader", "run", f"ex03::{PAGE}"] if command[0] == "grader" else [*command, "-k", PAGE]
    python(tmp_path, "-P", "-m", *one)
    assert read_notes(file).passed == {PAGE: True, CROP: True, SHAPE: True, SELECTION: True}


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        ["grader", "run", "submissions/ada", "--seed-file", "-"],
        ["grader", "run", "submissions/ada", "--require-isolation"],
        ["grader", "run", f"submissions/ada/{EX03}.py", "--gradescope", "results.json"],
        ["grader", "class", "submissions", "--seed", "5"],
        ["pytest", "submissions/ada", "--grade-require-isolation"],
    ],
    ids=lambda command: command[-1],
)
def test_an_official_run_neither_writes_nor_reads_it(tmp_path, command):
    folder = answer(tmp_path / "submissions" / "ada", replaced=EAGER).parent
    (folder / FOLDER).mkdir()
    kept = folder / FOLDER / f"{EX03}.json"
    kept.write_text(json.dumps({"passed": {PAGE: True}, "taken": {PAGE: 77}}))
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "submissions").rglob("*")}
    ran = python(tmp_path, "-P", "-m", *command, stdin="5")
    assert ran.returncode in (0, 1), ran.stderr
    told = [path.read_text() for path in tmp_path.rglob("*.*") if path.is_file() and path != kept]
    assert not [text for text in [*told, ran.stdout] if "taken" in text]
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "submissions").rglob("*")} == before


@pytest.mark.slow
def test_it_is_no_students_folder(tmp_path):
    answer(tmp_path / "ada", "ex00_words_and_sizes")
    (tmp_path / FOLDER).mkdir()
    answer(tmp_path / FOLDER, "ex00_words_and_sizes")
    ran = python(tmp_path, "-P", "-m", "grader", "class", ".", "--out", str(tmp_path / "class-report"))
    assert ran.returncode == 0, ran.stderr
    table = (tmp_path / "class-report" / "grades.csv").read_text()
    assert "ada" in table
    assert FOLDER not in table
