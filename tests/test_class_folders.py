"""A class's folder: which files are a student's answers, where their reports go, whose they are, when they came."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone

import pytest

from grader.courses.whole_class import entries, handed_in
from grader.courses.whole_class.kept import InUse, Kept, file_name
from grader.courses.whole_class.roster import BadRoster, match_folders, read_roster
from grader.courses.whole_class.submissions import Submission, find_submissions

EX, OTHER = "ex03_tiff_planes", "ex04_slicing_at_an_angle"
posix = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are POSIX")


def write(path, text="x = 1\n"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def read(folder):
    return Submission("ada", folder).read((EX, OTHER))


@pytest.mark.parametrize(
    "place", [f"{EX}.py", f"exercises/{EX}.py", f"a/b/c/d/{EX}.py", f"{EX}/{EX}.ipynb", f"work/{EX}.ipynb"]
)
def test_an_exercise_is_found_wherever_it_is_usual(tmp_path, place):
    write(tmp_path / place, "here")
    answers = read(tmp_path)
    assert answers.files == {EX: (os.path.splitext(place)[1], b"here")}  # noqa: PTH122
    assert not answers.faults


@pytest.mark.parametrize("place", [f".git/{EX}.py", f"a/b/c/d/e/{EX}.py", "ex03.py", f"{EX}.py.txt", f"{EX}.py/x"])
def test_what_is_hidden_or_deep_or_called_otherwise_is_none(tmp_path, place):
    write(tmp_path / place)
    assert read(tmp_path).files == {}


def test_the_folder_exercises_comes_first_then_the_least_deep(tmp_path):
    write(tmp_path / f"{EX}.py", "above")
    write(tmp_path / f"backup/exercises/{EX}.py", "old")
    write(tmp_path / f"exercises/{EX}.py", "right")
    write(tmp_path / f"a/{OTHER}.py", "right")
    write(tmp_path / f"a/b/{OTHER}.py", "deeper")
    assert [source for _, source in read(tmp_path).files.values()] == [b"right", b"right"]


def test_two_that_are_as_good_are_a_fault_of_that_exercise_alone(tmp_path):
    write(tmp_path / f"a/{EX}.py")
    write(tmp_path / f"b/{EX}.ipynb", "{}")
    write(tmp_path / f"{OTHER}.py")
    answers = read(tmp_path)
    assert list(answers.files) == [OTHER]
    assert answers.faults == {EX: f"there is more than one file for it: a/{EX}.py and b/{EX}.ipynb"}


@posix
def test_no_link_is_followed(tmp_path):
    secret = write(tmp_path / "secret" / f"{EX}.py", "secret")
    folder = tmp_path / "ada"
    folder.mkdir()
    (folder / f"{EX}.py").symlink_to(secret)
    (folder / "more").symlink_to(secret.parent)
    os.mkfifo(folder / f"{OTHER}.py")
    answers = read(folder)
    assert answers.files == {}
    assert answers.faults == {EX: "it is a link, not a file", OTHER: "it is no plain file"}
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "eve").symlink_to(secret.parent)
    (eve,), _ = find_submissions(tmp_path / "class", tmp_path)
    assert eve.read((EX,)).faults == {"": "the folder is a link, and links are not followed"}


def test_what_is_read_is_bounded(tmp_path, monkeypatch):
    monkeypatch.setattr(entries, "MAX_ENTRIES", 50)
    write(tmp_path / f"{EX}.py", "#" * 1_000_001)
    for i in range(60):
        write(tmp_path / "many" / f"{i:02}")
    write(tmp_path / "many" / f"{OTHER}.py")
    assert read(tmp_path).faults == {EX: "it is larger than 1,000,000 bytes"}
    assert not read(tmp_path).files


def test_a_digest_changes_with_any_byte(tmp_path):
    write(tmp_path / f"{EX}.py", "x = 1\n")
    first = read(tmp_path).digest()
    assert read(tmp_path).digest() == first
    write(tmp_path / f"{EX}.py", "x = 2\n")
    second = read(tmp_path).digest()
    (tmp_path / f"{EX}.py").rename(tmp_path / f"{OTHER}.py")
    assert len({first, second, read(tmp_path).digest()}) == 3


def test_only_visible_folders_are_submissions_and_not_where_reports_go(tmp_path):
    for name in ("b", "A", ".git", "class-report"):
        (tmp_path / name).mkdir()
    write(tmp_path / "list.csv")
    found, nobody = find_submissions(tmp_path, tmp_path / "class-report")
    assert ([one.name for one in found], nobody) == (["A", "b"], ["list.csv"])


HOSTILE = ["Ada", "ADA", "ada", "..", "a/b", "a\nb", "con", "nul.txt", "=1+1", "x" * 99, "é", "e\u0301", "\udcff", " "]
HOSTILE += [
    "ada~1",
    "-rf",
    "a.",
    "a..b",
    ".hidden",
    "COM1",
    "<b>",
    "a b",
    "a  b",
    "ada-",
    "x" * 98,
    "%2e%2e",
    "\u202e",
]


def test_names_of_files_are_safe_and_different():
    names = [file_name(name) for name in HOSTILE]
    assert len({name.casefold() for name in names}) == len(HOSTILE)
    for name in names:
        assert name.isascii()
        assert len(name) < 100
        assert all(letter.isalnum() or letter in "._-~" for letter in name)
        assert name[0] not in ".-"
        assert name[-1] != "."
    assert file_name("ada") == "ada"
    assert file_name("ada.lovelace-2") == "ada.lovelace-2"


def test_nobody_can_have_the_name_that_is_made_of_another():
    assert file_name(file_name("Ada")) != file_name("Ada")


@pytest.mark.skipif(sys.platform == "win32", reason="nobody is kept out on Windows")
def test_a_second_run_is_kept_out(tmp_path):
    with Kept(tmp_path).alone(), pytest.raises(InUse, match="another run of grade class"), Kept(tmp_path).alone():
        pass
    with Kept(tmp_path).alone():
        pass


def test_what_is_damaged_is_not_finished(tmp_path):
    kept = Kept(tmp_path)
    for text in ("", "{", "[]", '{"schema": 1}', "\x00", '{"faults": [], "schema": "big-image-exercises/graded/v1"}'):
        write(tmp_path / "state" / "ada.json", text)
        assert kept.get("ada") is None


ROSTER = "identifier,github_username,github_id,name\nada@uni.example,ada99,1,Ada L\nben@uni.example,ben,2,Ben\n"


def test_a_roster_names_folders(tmp_path):
    people = read_roster(write(tmp_path / "roster.csv", ROSTER))
    folders = ["ada99", "course-ex03-ADA99", "ben@uni.example", "Ben", "carol", "ada"]
    matched = match_folders(folders, people)
    assert {folder: person["github_id"] for folder, person in matched.items()} == {
        "ada99": "1",
        "course-ex03-ADA99": "1",
        "ben@uni.example": "2",
        "Ben": "2",
    }


def test_the_longer_name_is_meant_and_twins_are_nobodys(tmp_path):
    people = read_roster(write(tmp_path / "r.csv", "login;name\nlee;Kim\nanna-lee;Kim\n"))
    assert match_folders(["ex-anna-lee"], people) == {"ex-anna-lee": people[1]}
    assert match_folders(["kim"], people) == {}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no column that names a student"),
        (b"grade,points\n1,2\n", "no column that names a student"),
        ("name\nM\u00fcller\n".encode("latin-1"), "not UTF-8"),
        (None, "cannot be read"),
    ],
)
def test_a_bad_roster_is_told(tmp_path, content, says):
    if content is not None:
        (tmp_path / "r.csv").write_bytes(content)
    with pytest.raises(BadRoster, match=says):
        read_roster(tmp_path / "r.csv")


DAY = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2026-11-22 10:30:00.000000 UTC", DAY),
        ("2026-11-22 10:30:00 UTC\n", DAY),
        ("2026-11-22T10:30:00Z", DAY),
        ("2026-11-22 10:30:00", DAY),
        ("2026-11-22 11:30:00 +0100", DAY),
        ("2026-11-22 11:30:00.5 Europe/Berlin", DAY + timedelta(seconds=0.5)),
    ],
)
def test_time_stamps_of_nbgrader(text, when):
    try:
        assert handed_in.parse_stamp(text) == when
    except ValueError as error:
        if "no time zone" not in str(error):
            raise
        pytest.skip("this system knows no time zones")


@pytest.mark.parametrize("text", ["", "yesterday", "2026-13-01 00:00", "2026-11-22 10:30:00 ../../etc", "9" * 99])
def test_other_time_stamps_are_none(tmp_path, text):
    with pytest.raises(ValueError):  # noqa: PT011
        handed_in.parse_stamp(text)
    write(tmp_path / "timestamp.txt", text)
    assert handed_in.handed_in(tmp_path) is None


def test_the_last_stamp_counts_and_hours_after_the_deadline(tmp_path):
    write(tmp_path / EX / "timestamp.txt", "2026-11-22 10:30:00 UTC")
    write(tmp_path / OTHER / "timestamp.txt", "2026-11-22 12:00:00 UTC")
    assert handed_in.hours_late(tmp_path, DAY) == 1.5
    assert handed_in.hours_late(tmp_path, DAY.astimezone(timezone(timedelta(hours=1)))) == 1.5
    assert handed_in.hours_late(tmp_path, DAY + timedelta(hours=9)) == 0
    assert handed_in.hours_late(tmp_path, None) is None
    assert handed_in.hours_late(tmp_path / "nobody", DAY) is None


def git(folder, *arguments):
    who = ["-c", "user.name=Ada", "-c", "user.email=ada@uni.example"]
    day = {"GIT_COMMITTER_DATE": DAY.isoformat(), "GIT_AUTHOR_DATE": "2001-01-01T00:00:00Z"}
    subprocess.run(["git", *who, *arguments], cwd=folder, env=os.environ | day, check=True, capture_output=True)


def repository(folder, *tracked):
    """Make a git repository of a folder, with these files and no other in its commit of that day."""
    try:
        git(folder, "init")
    except OSError:
        pytest.skip("git is not here")
    git(folder, "--literal-pathspecs", "add", "--", *tracked)
    git(folder, "commit", "-m", "answers")


EARLY, LATE = "2026-11-20 10:30:00 UTC", "2026-11-25 10:30:00 UTC"


@pytest.mark.parametrize("place", ["timestamp.txt", f"{EX}/timestamp.txt", ":(top)x/timestamp.txt"])
@pytest.mark.parametrize("stamp", [EARLY, LATE])
def test_a_stamp_that_the_student_committed_counts_nothing(tmp_path, place, stamp):
    write(tmp_path / place, stamp)
    repository(tmp_path, place)
    assert handed_in.handed_in(tmp_path) == DAY


@pytest.mark.parametrize(("stamp", "when"), [(EARLY, DAY), (LATE, DAY + timedelta(days=3))])
def test_of_a_commit_and_nbgraders_own_stamp_the_later_one_counts(tmp_path, stamp, when):
    write(tmp_path / EX / f"{EX}.ipynb")
    repository(tmp_path, ".")
    write(tmp_path / EX / "timestamp.txt", stamp)
    assert handed_in.handed_in(tmp_path) == when


def test_where_git_cannot_tell_no_stamp_counts(tmp_path, monkeypatch):
    write(tmp_path / "timestamp.txt", EARLY)
    write(tmp_path / ".git" / "HEAD", "nonsense")
    assert handed_in.handed_in(tmp_path) is None
    monkeypatch.setattr(handed_in.shutil, "which", lambda name: None)
    assert handed_in.handed_in(tmp_path) is None


def test_the_last_commit_counts_and_nothing_of_the_repository_runs(tmp_path):
    write(tmp_path / f"{EX}.py")
    repository(tmp_path, ".")
    evil = f"sh -c 'touch {tmp_path}/ran'"
    for key in ("core.fsmonitor", "core.pager", "gpg.program", "core.sshCommand", "diff.external", "core.editor"):
        git(tmp_path, "config", key, evil)
    for key in ("log.showSignature", "pager.log", "pager.rev-list"):
        git(tmp_path, "config", key, "true")
    write(tmp_path / ".git" / "hooks" / "post-checkout", f"#!/bin/sh\ntouch {tmp_path}/ran\n").chmod(0o755)
    assert handed_in.handed_in(tmp_path) == DAY
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    "roster",
    [
        "First name,Last name,ID number,Email address\nZoë,Noël,77,z@uni.example\n",
        "Vorname;Nachname;Matrikelnummer\nZoë;Noël;77\n",
        "Vollständiger Name;E-Mail-Adresse\nNoël, Zoë;z@uni.example\n",
        "name\nNoel Zoe\n",
    ],
)
def test_rosters_of_moodle_and_in_german_name_people(tmp_path, roster):
    people = read_roster(write(tmp_path / "roster.csv", roster))
    assert match_folders(["Zoë Noël", "noelzoe", "Zoe", "Noel"], people) == dict.fromkeys(
        ["Zoë Noël", "noelzoe"], people[0]
    )
