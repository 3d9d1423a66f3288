"""The README is true: its picture is a real run, its table is the curriculum's, its commands exist."""

import re

import pytest

from grader import checks
from grader.sandbox import landlock
from tests.support_grade import REPOSITORY, answer, python

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
ROW_BY_ROW = REPOSITORY / "tests" / "mutants" / "ex04_slicing_at_an_angle" / "slice_row_by_row.py"


@pytest.mark.slow
@pytest.mark.skipif(not landlock.abi(), reason="the picture was taken where the kernel has Landlock")
def test_the_picture_is_a_real_run(tmp_path):
    answer(tmp_path / "exercises", "ex03_tiff_planes")
    answer(tmp_path / "exercises", "ex04_slicing_at_an_angle", "\n\n" + ROW_BY_ROW.read_text(encoding="utf-8"))
    stub = REPOSITORY / "exercises" / "ex05_lazy_regions.py"
    (tmp_path / "exercises" / stub.name).write_bytes(stub.read_bytes())
    ran = python(tmp_path, "-m", "grader", COLUMNS="88")
    shown = re.search(r"```text\n(.*?)```", README, re.DOTALL)
    assert shown, "the README has no picture"
    assert shown[1] == ran.stdout


def test_the_table_lists_every_exercise_with_its_points():
    rows = re.findall(r"^\| `(ex\d\d_\w+)` \| .* \| (.*) \|$", README, re.MULTILINE)
    exercises = [checks.load(name) for name in checks.names()]
    assert rows == [(one.name, f"{one.points}{' (bonus)' * one.bonus}") for one in exercises]


def test_there_are_two_commands_and_each_is_complete():
    one, two = re.findall(r"^python3 -m venv .*$", README, re.MULTILINE)
    assert one.endswith(".venv/bin/grade run solutions && .venv/bin/grade")
    assert two.endswith(".venv/bin/python -m pytest -n 2 --dist worksteal")
    marked = re.search(r"<!-- test command -->\n```sh\n(.*)\n```", README)
    assert marked
    assert marked[1] == two


def test_every_command_of_grade_that_it_names_exists(tmp_path):
    help_text = python(tmp_path, "-m", "grader", "--help").stdout
    named = set(
        re.findall(r"grade (run|list|hint|verify|[a-z]+)(?=[ `\n])", " ".join(re.findall(r"`grade[^`]*`", README)))
    )
    assert named
    for command in named:
        assert re.search(rf"^  {command} ", help_text, re.MULTILINE), command
