"""What an instructor sets: each setting is read, used, and refused with its line where it cannot be used."""

from datetime import UTC, datetime

import pytest

from grader import checks
from grader.courses.run import run
from grader.marking.settings import BadSettings, Settings, of_track, read_settings
from tests.support_grade import EX03, answer, python

TWICE = """
def read_plane(tif, z):
    _page(tif, z).asarray()
    return _page(tif, z).asarray()
"""
"""Reads each strip twice: half of the points, and all of them where budgets are twice as large."""


def settings_file(folder, text: str):
    file = folder / "course.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_an_empty_file_is_the_course_as_it_is(tmp_path):
    assert read_settings(settings_file(tmp_path, "")) == Settings()


def test_every_setting_is_read(tmp_path):
    text = """
        exercises = ["ex04", "ex03_tiff_planes"]
        deadline = 2026-12-01T23:59:00Z
        seed-file = "seed.txt"
        slack = 1.25
        [weights]
        ex03 = 2
        ex04 = 1
    """
    (tmp_path / "seed.txt").write_text("7\n", encoding="utf-8")
    read = read_settings(settings_file(tmp_path, text))
    assert read == Settings(
        ("ex03_tiff_planes", "ex04_slicing_at_an_angle"),
        {"ex03_tiff_planes": 2},
        1.25,
        tmp_path / "seed.txt",
        datetime(2026, 12, 1, 23, 59, tzinfo=UTC),
    )
    assert read.seed() == 7
    assert read.load(EX03).points == 2 * checks.load(EX03).points


def test_what_is_handed_to_students_says_the_same_but_for_the_seed(tmp_path):
    text = 'track = "taster"\ndeadline = 2026-12-01T23:59:00+01:00\nslack = 1.5\nweights = { ex01 = 3 }\n'
    read = read_settings(settings_file(tmp_path, text + 'seed-file = "seed.txt"\n'))
    again = read_settings(settings_file(tmp_path, read.to_toml()))
    assert "seed" not in read.to_toml()
    assert (again.exercises, again.weights, again.slack, again.deadline) == (
        of_track("taster"),
        {"ex01_inspect": 3},
        1.5,
        read.deadline,
    )
    assert Settings().to_toml() == ""


def test_tracks_are_those_of_the_curriculum():
    assert [name[:4] for name in of_track("taster")] == ["ex00", "ex01", "ex03", "ex04", "ex06"]
    assert len(of_track("half-day")) == 10
    assert of_track("two-day") == checks.names()


FAULTS = {
    "slack = \n": "invalid value (at line 1, column 9)",
    "\nslacks = 1\n": "line 2: there is no setting 'slacks'",
    "\n\nslack = 9\n": "line 3: slack is a number from 1 to 4, not 9",
    "slack = true\n": "line 1: slack is a number from 1 to 4, not True",
    "slack = nan\n": "line 1: slack is a number from 1 to 4, not nan",
    'track = "week"\n': "line 1: there is no track 'week'; there are taster, half-day and two-day",
    'exercises = ["ex03"]\ntrack = "taster"\n': "line 2: give a track or exercises, not both",
    "exercises = 3\n": "line 1: exercises must be a list",
    "exercises = []\n": "line 1: exercises must be a list",
    '\nexercises = ["ex03", "ex99"]\n': "line 2: there is no exercise 'ex99'",
    'exercises = ["ex03", "3"]\n': "line 1: ex03_tiff_planes stands there twice",
    "weights = 3\n": "line 1: weights must be a table",
    "slack = 1\n[weights]\nex03 = 0\n": "line 3: a weight is a whole number from 1 to 100, not 0",
    "[weights]\nex03 = 2\nex33 = 2\n": "line 3: there is no exercise 'ex33'",
    '[weights]\nex03 = 2\n"3" = 2\n': "line 3: ex03_tiff_planes has two weights",
    'exercises = ["ex01"]\n[weights]\n\nex03 = 2\n': "line 4: ex03_tiff_planes has a weight, but is not among",
    "weights.ex03 = 1.5\n": "line 1: a weight is a whole number from 1 to 100, not 1.5",
    "\nweights = {ex03 = -1}\n": "line 2: a weight is a whole number from 1 to 100, not -1",
    "seed-file = 7\n": "line 1: seed-file is the name of a file, not 7",
    "deadline = 2026-12-01\n": "line 1: deadline is a date and time without quotes",
    'deadline = "tomorrow"\n': "line 1: deadline is a date and time without quotes",
    "\ndeadline = 2026-12-01T23:59:00\n": "line 2: deadline has no time zone",
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_fault_is_told_with_its_line(tmp_path, text):
    with pytest.raises(BadSettings) as refused:
        read_settings(settings_file(tmp_path, text))
    assert FAULTS[text] in str(refused.value)
    assert str(tmp_path / "course.toml") in str(refused.value)
    assert str(refused.value).endswith(".")


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(BadSettings, match="cannot be read: No such file"):
        read_settings(tmp_path / "course.toml")
    (tmp_path / "course.toml").write_bytes(b"\n# caf\xe9\n")
    with pytest.raises(BadSettings, match="line 2: not UTF-8"):
        read_settings(tmp_path / "course.toml")
    with pytest.raises(BadSettings, match=r"seed\.txt cannot be read"):
        Settings(seed_file=tmp_path / "seed.txt").seed()
    (tmp_path / "seed.txt").write_text("seven", encoding="utf-8")
    with pytest.raises(BadSettings, match="does not hold a whole number"):
        Settings(seed_file=tmp_path / "seed.txt").seed()


def test_weights_slack_and_exercises_are_used(tmp_path):
    answer(tmp_path, replaced=TWICE)
    answer(tmp_path, "ex06_one_level")
    plain = run([str(tmp_path)])[0]
    assert [exercise.name for exercise in plain.exercises] == [EX03, "ex06_one_level"]
    assert plain.exercises[0].checks[0].status == "half"
    generous = run([str(tmp_path)], settings=Settings((EX03,), {EX03: 3}, slack=2.0))[0]
    assert [exercise.name for exercise in generous.exercises] == [EX03]
    assert generous.max_score == 3 * plain.exercises[0].max_score
    first = generous.exercises[0].checks[0]
    assert (first.status, first.score, first.gold) == ("passed", 3 * plain.exercises[0].checks[0].max_score, False)
    assert (first.accesses[0].full, first.accesses[0].half) == (
        2 * first.accesses[0].optimum,
        4 * first.accesses[0].optimum,
    )


@pytest.mark.slow
def test_pytest_reads_them_too(tmp_path):
    answer(tmp_path / "exercises")
    answer(tmp_path / "exercises", "ex06_one_level")
    settings_file(tmp_path, 'exercises = ["ex03"]\n[weights]\nex03 = 2\n')
    (tmp_path / "pyproject.toml").write_text(
        '[tool.pytest.ini_options]\ntestpaths = ["exercises"]\ngrade_settings = "course.toml"\n', encoding="utf-8"
    )
    ran = python(tmp_path, "-m", "pytest")
    assert "14 of 14 points" in ran.stdout
    settings_file(tmp_path, "slack = 0")
    ran = python(tmp_path, "-m", "pytest")
    assert ran.returncode == 4
    assert "course.toml, line 1: slack is a number" in ran.stderr


@pytest.mark.slow
def test_the_command_reads_course_toml_of_the_current_folder_but_not_in_an_official_run(tmp_path):
    answer(tmp_path / "exercises")
    answer(tmp_path / "exercises", "ex06_one_level")
    settings_file(tmp_path, 'exercises = ["ex03"]\n[weights]\nex03 = 2\n')
    assert "14 of 14 points" in python(tmp_path, "-P", "-m", "grader").stdout
    assert "1 exercise, 14 points." in python(tmp_path, "-P", "-m", "grader", "list").stdout
    official = python(tmp_path, "-P", "-m", "grader", "run", "--seed-file", "-", stdin="7")
    assert "11 of 100 points" in official.stdout
    named = python(tmp_path, "-P", "-m", "grader", "run", "--seed-file", "-", "--settings", "course.toml", stdin="7")
    assert "14 of 14 points" in named.stdout
    settings_file(tmp_path, "\nslack = 9\n")
    refused = python(tmp_path, "-P", "-m", "grader", "run")
    assert refused.returncode == 2
    assert "course.toml, line 2: slack is a number from 1 to 4, not 9." in " ".join(refused.stderr.split())
