"""`grade release`: what a student gets, what it brings up to date, and that it works in a fresh environment."""

import ast
import errno
import io
import json
import os
import random
import re
import subprocess
import sys
import tomllib
import zipfile
from datetime import datetime, timedelta, timezone

import pytest
from markdown_it import MarkdownIt

from grader import checks
from grader.courses.release import contents, placing, wheel
from grader.courses.release.archive import write_archive
from grader.courses.release.placing import MANIFEST, place
from grader.courses.release.wheel import CannotRelease, Grader
from grader.marking.settings import Settings, of_track, read_settings
from tests.support_grade import REPOSITORY, environment
from tests.support_release import fill, release, valid

ELSEWHERE = Grader("big-image-exercises==1.2.3")


def repository(settings=None):
    settings = settings or Settings()
    return contents.student_repository(contents.make_stubs(REPOSITORY / "solutions", settings), settings, ELSEWHERE)


def read(folder):
    """Return every file of a folder but the manifest."""
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    files.pop(MANIFEST, None)
    return files


# -- what is in it -----------------------------------------------------------------------------------------------------


def test_the_whole_course_needs_no_settings():
    files = repository()
    assert {path for path in files if not path.startswith("exercises/")} == {
        "README.md",
        "pyproject.toml",
        "requirements.txt",
        ".gitattributes",
        ".gitignore",
        ".github/workflows/grade.yml",
        ".github/workflows/classroom.yml",
    }
    for name in checks.names():
        assert files[f"exercises/{name}.py"] == (REPOSITORY / "exercises" / f"{name}.py").read_bytes()
    assert files["requirements.txt"] == b"big-image-exercises==1.2.3\n"


def test_a_course_of_its_own(tmp_path):
    due = datetime(2026, 12, 1, 23, 59, tzinfo=timezone(timedelta(hours=1)))
    weights = {"ex03_tiff_planes": 2}
    settings = Settings(of_track("taster"), weights, slack=1.25, seed_file=tmp_path / "seed.txt", deadline=due)
    files = repository(settings)
    assert sorted(path for path in files if path.startswith("exercises/")) == [
        f"exercises/{name}.py" for name in of_track("taster")
    ]
    (tmp_path / "course.toml").write_bytes(files["course.toml"])
    theirs = read_settings(tmp_path / "course.toml")
    assert theirs == Settings(of_track("taster"), weights, slack=1.25, deadline=due)
    options = tomllib.loads(files["pyproject.toml"].decode())["tool"]["pytest"]["ini_options"]
    assert options == {"testpaths": ["exercises"], "grade_settings": "course.toml"}
    text = files["README.md"].decode()
    assert "Due on Tuesday, 1 December 2026, 23:59 (UTC+01:00)" in text
    assert "90 minutes" in text
    assert "mostly 1.25 times the optimum" in text
    assert "5 exercises, 35 points in all" in text
    assert "| `ex03_tiff_planes` | Lazy planes from TIFF | 14 |" in text
    rows = [token for token in MarkdownIt().enable("table").parse(text) if token.type == "tr_open"]
    assert len(rows) == 1 + 5


def test_points_in_the_table_are_those_of_the_checks():
    rows = re.findall(r"^\| `(\w+)` \|.*\| (\d+)( \(bonus\))? \|$", repository()["README.md"].decode(), re.M)
    assert [(name, int(points), bool(bonus)) for name, points, bonus in rows] == [
        (name, checks.load(name).points, checks.load(name).bonus) for name in checks.names()
    ]


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """Return a release of the whole course, with the grader as a wheel."""
    folder = tmp_path_factory.mktemp("released") / "repository"
    ran = release(folder)
    assert ran.returncode == 0, ran.stderr
    assert "a student repository with 17 exercises, 100 points, and 10 bonus points." in ran.stdout
    return folder


@pytest.mark.slow
def test_nothing_in_it_gives_an_exercise_away(released):
    texts = {path: content for path, content in read(released).items() if not path.endswith(".whl")}
    (packed,) = (released / "wheels").glob("*.whl")
    with zipfile.ZipFile(packed) as archive:
        texts |= {f"{packed.name}/{name}": archive.read(name) for name in archive.namelist()}
    assert not [path for path in texts if re.search(r"(^|/)(solutions|tests|mutants|attacks)/", path)]
    told = {path: "\n".join(map(str.strip, text.decode(errors="replace").splitlines())) for path, text in texts.items()}
    n_bodies = 0
    for solution in (REPOSITORY / "solutions").glob("ex*.py"):
        for body in _bodies(solution.read_text(encoding="utf-8")):
            n_bodies += 1
            assert not [path for path, text in told.items() if body in text], body
    assert n_bodies > 80


def _bodies(source):
    """Yield the body of each function of a solution: its lines below the docstring, where it is more than one."""
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            code = node.body[1:] if ast.get_docstring(node) else node.body
            body = "\n".join(map(str.strip, lines[code[0].lineno - 1 : node.end_lineno])) if code else ""
            if "\n" in body and len(body) > 60:
                yield body


@pytest.mark.slow
def test_the_manifest_is_as_its_schema_says(released):
    document = json.loads((released / MANIFEST).read_text())
    assert valid(document, "release")
    assert document["files"].keys() == read(released).keys()
    for wrong in ({"../x": ["0" * 64]}, {"/etc/x": ["0" * 64]}, {"x": ["0"]}, {"x": []}):
        assert not valid(document | {"files": wrong}, "release"), wrong


# -- again -------------------------------------------------------------------------------------------------------------


def test_again_updates_what_nobody_touched(tmp_path):
    first = {"a.txt": b"1", "b/c.txt": b"1", "b/d.txt": b"1", "e.txt": b"1"}
    assert place(first, tmp_path).new == ("a.txt", "b/c.txt", "b/d.txt", "e.txt")
    (tmp_path / "b" / "c.txt").write_bytes(b"mine")
    (tmp_path / "notes.txt").write_bytes(b"mine")
    second = {"a.txt": b"2", "b/c.txt": b"2", "notes.txt": b"2", "e.txt": b"1"}
    placed = place(second, tmp_path)
    assert placed == placing.Placed(
        updated=("a.txt",), same=("e.txt",), removed=("b/d.txt",), kept=("b/c.txt", "notes.txt")
    )
    assert read(tmp_path) == {"a.txt": b"2", "b/c.txt": b"mine", "notes.txt": b"mine", "e.txt": b"1"}
    placed = place(second, tmp_path, force=True)
    assert placed.overwritten == ("b/c.txt", "notes.txt")
    assert read(tmp_path) == second
    assert place(second, tmp_path) == placing.Placed(same=tuple(sorted(second)))


def test_what_was_changed_and_is_no_longer_needed_stays(tmp_path):
    place({"a.txt": b"1", "b.txt": b"1"}, tmp_path)
    (tmp_path / "b.txt").write_bytes(b"mine")
    assert place({"a.txt": b"1"}, tmp_path, force=True).kept == ("b.txt",)
    (tmp_path / "b.txt").write_bytes(b"1")
    assert place({"a.txt": b"1"}, tmp_path).removed == ("b.txt",)


def test_a_run_that_is_broken_off_anywhere_can_be_run_again(tmp_path, monkeypatch):
    seed = random.randrange(2**32)
    print("seed", seed)
    rng = random.Random(seed)
    names = [f"{folder}{i}.txt" for folder in ("", "x/") for i in range(4)]
    write = placing.write_file
    for trial in range(40):
        folder = tmp_path / str(trial)
        mine = rng.choice(names)
        kept = False
        for run in range(4):
            files = {name: f"{run} {name}".encode() for name in names if rng.random() < 0.8 or name == mine}
            left = [rng.randrange(2 * len(names))]

            def failing(file, content, left=left):
                left[0] -= 1
                if left[0] < 0:
                    raise OSError(errno.ENOSPC, "No space left on device", str(file))
                write(file, content)

            monkeypatch.setattr(placing, "write_file", failing)
            try:
                place(files, folder)
            except CannotRelease as error:
                assert "No space left on device. Run the command again" in str(error)  # noqa: PT017
            monkeypatch.setattr(placing, "write_file", write)
            if run == 1 and (folder / mine).exists():
                (folder / mine).write_bytes(b"mine")
                kept = True
        placed = place(files, folder)
        assert placed.kept == ((mine,) if kept else ())
        assert read(folder) == files | ({mine: b"mine"} if kept else {})


@pytest.mark.parametrize("link", ["exercises", "exercises/ex03_tiff_planes.py", MANIFEST, "README.md"])
def test_no_link_is_followed(tmp_path, link):
    outside = tmp_path / "outside"
    outside.mkdir()
    folder = tmp_path / "repository"
    (folder / link).parent.mkdir(parents=True)
    (folder / link).symlink_to(outside)
    with pytest.raises(CannotRelease, match=re.escape(f"{folder / link} is a link: remove it. Nothing was written.")):
        place(repository(), folder, force=True)
    assert list(outside.iterdir()) == []
    assert [path for path in folder.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    "manifest",
    [
        "",
        "[]",
        '{"schema": "other", "files": {}}',
        '{"schema": "big-image-exercises/release/v1", "files": {"../precious": ["DIGEST"]}}',
        '{"schema": "big-image-exercises/release/v1", "files": {"/precious": ["DIGEST"]}}',
        '{"schema": "big-image-exercises/release/v1", "files": {"a\\\\..\\\\b": ["DIGEST"]}}',
        '{"schema": "big-image-exercises/release/v1", "files": {"a": 1}}',
    ],
)
def test_a_manifest_that_somebody_wrote(tmp_path, manifest):
    precious = tmp_path / "precious"
    precious.write_bytes(b"mine")
    folder = tmp_path / "repository"
    folder.mkdir()
    (folder / MANIFEST).write_text(manifest.replace("DIGEST", placing._digest(b"mine")))
    with pytest.raises(CannotRelease, match="is not as this command wrote it: delete it"):
        place({"a.txt": b"1"}, folder, force=True)
    assert precious.read_bytes() == b"mine"


def test_a_folder_where_a_file_should_be(tmp_path):
    (tmp_path / "README.md").mkdir()
    with pytest.raises(CannotRelease, match=r"README\.md is a folder: rename it"):
        place(repository(), tmp_path)
    (tmp_path / "README.md").rmdir()
    (tmp_path / "exercises").write_text("")
    with pytest.raises(CannotRelease, match="exercises is no folder: rename it"):
        place(repository(), tmp_path)


# -- the command -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spec", "line"),
    [
        ("big-image-exercises==1.2.3", "big-image-exercises==1.2.3"),
        ("Big_Image.Exercises [view] == 1.2.3", "Big_Image.Exercises[view]==1.2.3"),
        ("https://example.org/big_image_exercises-1.2.3-py3-none-any.whl", None),
        ("git+https://example.org/course.git@v1.2.3", None),
        ("big-image-exercises @ https://example.org/x.whl", None),
    ],
)
def test_a_grader_from_elsewhere(spec, line):
    assert wheel.named(spec) == Grader(line or spec)


@pytest.mark.parametrize(
    ("spec", "says"),
    [
        ("big-image-exercises", "names no version"),
        ("big-image-exercises>=1", "names no version"),
        ("big-image-exercises==1.*", "names no version"),
        ("numpy==2.2", "is not the grader"),
        ("-r other.txt", "is no requirement"),
        ("https://example.org/x.whl\n-r other.txt", "is no requirement"),
        ("", "is no requirement"),
    ],
)
def test_what_is_no_grader(spec, says):
    with pytest.raises(CannotRelease, match=says):
        wheel.named(spec)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["."], "is part of this checkout: name another folder"),
        (["exercises"], "is part of this checkout"),
        (["grader/new"], "is part of this checkout"),
        (["{new}", "--grader", "numpy==2.2"], "is not the grader"),
        (["{new}", "--track", "week"], "'week' is not one of"),
        (["{new}", "--settings", "nowhere.toml"], "nowhere.toml cannot be read"),
        (["{new}", "--track", "taster", "--settings", "{settings}"], "the settings give ex09_rechunking a weight"),
    ],
)
def test_bad_input_is_one_sentence(tmp_path, arguments, says):
    settings = tmp_path / "course.toml"
    settings.write_text("[weights]\nex09 = 2\n")
    new = tmp_path / "new"
    ran = release(*(one.format(new=new, settings=settings) for one in arguments))
    assert ran.returncode == 2
    assert re.search(says, " ".join(ran.stderr.split()))
    assert "Traceback" not in ran.stderr
    assert not new.exists()


def test_where_there_is_no_checkout(tmp_path):
    ran = release(tmp_path / "new", checkout=tmp_path)
    assert ran.returncode == 2
    assert "exercises is not there: run this in a checkout" in ran.stderr


def test_without_hatchling(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(CannotRelease, match=r"install hatchling: pip install 'hatchling>=1\.27'"):
        wheel.built(REPOSITORY, Settings().exercises)


GIVEN = {"taster": {}, "half-day": {"ex01_inspect": {"describe_levels"}}}


@pytest.mark.slow
@pytest.mark.parametrize("track", GIVEN)
def test_the_wheel_of_a_shorter_course_gives_of_earlier_exercises_what_that_course_needs(track):
    with zipfile.ZipFile(io.BytesIO(wheel.built(REPOSITORY, of_track(track)).wheel)) as archive:
        there = {name for name in archive.namelist() if re.match(r"grader/earlier/ex", name)}
        with zipfile.ZipFile(io.BytesIO(archive.read("grader/earlier/sources.bin"))) as packed:
            sources = {name.removesuffix(".py"): ast.parse(packed.read(name)) for name in packed.namelist()}
        assert "grader/checks/ex11_ome_zarr.py" in archive.namelist()
    assert there == {f"grader/earlier/{name}.pyi" for name in GIVEN[track]}
    public = {
        name: {one.name for one in tree.body if isinstance(one, ast.FunctionDef) and one.name[0] != "_"}
        for name, tree in sources.items()
    }
    assert public == GIVEN[track]


def test_a_solution_that_is_missing_is_told(tmp_path):
    for name in ("exercises", "grader/earlier", "solutions"):
        (tmp_path / name).mkdir(parents=True)
    solution = (REPOSITORY / "solutions" / "ex14_viewport.py").read_text(encoding="utf-8")
    (tmp_path / "solutions" / "ex14_viewport.py").write_text(solution, encoding="utf-8")
    with pytest.raises(CannotRelease, match=r"could not be made of the solutions: 'ex01_inspect'"):
        wheel.built(tmp_path, ["ex14_viewport"])


def test_an_archive_that_is_not_ours_is_kept(tmp_path):
    path = tmp_path / "thesis.zip"
    path.write_bytes(b"years of work")
    files = contents.gradescope(Settings(), ELSEWHERE)
    with pytest.raises(CannotRelease, match=r"thesis\.zip is there, and this command did not make it"):
        write_archive(files, path)
    assert path.read_bytes() == b"years of work"
    write_archive(files, path, force=True)
    made = path.read_bytes()
    write_archive(files, path)
    assert path.read_bytes() == made


@pytest.mark.slow
def test_a_second_run_names_what_the_student_changed(tmp_path):
    options = ("--track", "taster", "--grader", "big-image-exercises==1.2.3")
    assert release(tmp_path / "r", *options).returncode == 0
    fill(tmp_path / "r" / "exercises", "ex03")
    mine = (tmp_path / "r" / "exercises" / "ex03_tiff_planes.py").read_bytes()
    ran = release(tmp_path / "r", *options[:-1], "big-image-exercises==1.2.4")
    assert ran.returncode == 0, ran.stderr
    assert "  kept, changed since: exercises/ex03_tiff_planes.py\n" in ran.stdout
    assert "1 updated" in ran.stdout
    assert (tmp_path / "r" / "requirements.txt").read_text() == "big-image-exercises==1.2.4\n"
    assert (tmp_path / "r" / "exercises" / "ex03_tiff_planes.py").read_bytes() == mine
    ran = release(tmp_path / "r", *options, "--force")
    assert "  written over: exercises/ex03_tiff_planes.py\n" in ran.stdout


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="limits the size of files as POSIX does")
def test_where_no_more_can_be_written_it_says_so_and_can_be_run_again(tmp_path):
    options = ("--track", "taster", "--grader", "big-image-exercises==1.2.3")
    limited = ["bash", "-c", 'ulimit -f 4; exec "$0" "$@"', sys.executable, "-P", "-m", "grader", "release"]
    env = environment(PYTHONDONTWRITEBYTECODE="1")  # byte code cut off would be left for the next
    command = [*limited, str(tmp_path / "r"), *options]
    ran = subprocess.run(command, cwd=REPOSITORY, env=env, capture_output=True, text=True)
    assert ran.returncode == 2
    assert re.search(r"exercises/\w+\.py cannot be read or written: File too large\. Run the command again", ran.stderr)
    assert "Traceback" not in ran.stderr
    assert not list((tmp_path / "r").rglob("*.tmp"))
    assert release(tmp_path / "r", *options).returncode == 0
    assert len(read(tmp_path / "r")) == 6 + 1 + 6


@pytest.mark.slow
def test_a_student_repository_in_a_fresh_environment(released):
    install = re.search(r"^python3 -m venv .*$", (released / "README.md").read_text(), re.M)[0]
    ran = subprocess.run(["bash", "-ec", install], cwd=released, env=environment(), capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    programs = released / ".venv" / "bin"

    def run(*command):
        env = environment(PATH=f"{programs}{os.pathsep}{os.environ['PATH']}", VIRTUAL_ENV=str(released / ".venv"))
        return subprocess.run(command, cwd=released, env=env, capture_output=True, text=True)

    fill(released / "exercises", "ex03")
    ran = run("pytest")
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "7 of 100 points" in ran.stdout
    assert re.search("4 passed, 76 not written in", ran.stdout), ran.stdout

    fill(released / "exercises", "ex??")
    ran = run("grade", "run", "--require", "100")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "100 of 100 points, and 10 bonus points" in ran.stdout

    ran = release(released)
    assert ran.stdout.count("kept, changed since: exercises/") == 17
