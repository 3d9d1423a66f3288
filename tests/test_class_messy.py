"""A class's folder as platforms, file managers and students leave it: each gets a row, with a true reason."""

import io
import json
import stat
import zipfile

import pytest

from grader.courses.whole_class.file_names import exercise_of, may_be, owned
from grader.courses.whole_class.submissions import find_submissions
from tests.support_class import grade
from tests.support_grade import REPOSITORY

EX, OTHER = "ex06_one_level", "ex03_tiff_planes"
RIGHT = (REPOSITORY / "solutions" / f"{EX}.py").read_bytes()
WRONG = (REPOSITORY / "exercises" / f"{EX}.py").read_bytes()
ALL, NONE = 4, 0


def zipped(*files, link=False):
    """Return a zip of (name, bytes)."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            info = zipfile.ZipInfo(name)
            if link:
                info.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(info, content)
    return whole.getvalue()


def notebook(source):
    cell = {
        "cell_type": "code",
        "id": "ex06-answer-find_level",
        "metadata": {},
        "outputs": [],
        "source": source.decode(),
    }
    return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


MESSY = {
    # what lies in the folder: (whose row, points, words of the remark)
    f"ada/{EX}.py": (RIGHT, "ada", ALL, ""),
    f"bob/exercises/{EX}.py": (RIGHT, "bob", ALL, ""),
    f"cleo/week 6/{EX}.ipynb": (notebook(RIGHT), "cleo", ALL, ""),
    "dan.zip": (zipped((f"{EX}.py", RIGHT)), "dan", ALL, ""),
    "eva.zip": (zipped((f"eva/exercises/{EX}.py", RIGHT), ("__MACOSX/eva/._x", b"")), "eva", ALL, ""),
    f"Fay Fox_111_assignsubmission_file_/{EX}.py": (RIGHT, "Fay Fox", ALL, ""),
    f"Gus Gray_222_assignsubmission_file_{EX}.py": (RIGHT, "Gus Gray", ALL, ""),
    "Hal Hill_333_assignsubmission_file_my work.zip": (zipped((f"{EX}.py", RIGHT)), "Hal Hill", ALL, ""),
    f"idaivy_4444_55555_{EX}.py": (RIGHT, "idaivy", ALL, ""),
    f"janjoy_LATE_4445_55556_{EX}.py": (RIGHT, "janjoy", ALL, "late, says the platform"),
    f"kimkay_4446_55557_{EX}-2.py": (RIGHT, "kimkay", ALL, ""),
    f"leo_{EX}.ipynb": (notebook(RIGHT), "leo", ALL, ""),
    f"mia/{EX} (1).py": (RIGHT, "mia", ALL, ""),
    "ned/EX06_one_level.py": (RIGHT, "ned", ALL, ""),
    "oda/ex06-One-Level.PY": (RIGHT, "oda", ALL, ""),
    "pia/Copies.zip": (zipped((f"{EX}.py", RIGHT)), "pia", ALL, ""),
    "quin/ex06.py": (RIGHT, "quin", None, f"found ex06.py, which may be meant: call it {EX}.py"),
    "rob/notes.txt": (b"sorry", "rob", None, "there is no exercise file in it"),
    "sam.zip": (b"PK\3\4 and no more", "sam", None, "the zip cannot be opened"),
    "tea.zip": (zipped((f"../../{EX}.py", RIGHT)), "tea", None, "there is no exercise file in it"),
    "uli.zip": (zipped((f"{EX}.py", b"/etc/passwd"), link=True), "uli", None, "there is no exercise file in it"),
    "vic.rar": (b"Rar!", "vic.rar", None, "an archive that is no zip: unpack it into a folder of that name"),
    "my answer.py": (
        RIGHT,
        "my answer.py",
        None,
        "a file that is nobody's: put it into a folder of the student's name",
    ),
    f"wim/{EX}.py": (b"#" * 1_000_001, "wim", None, "it is larger than 1,000,000 bytes"),
    "xia.zip": (zipped((f"{EX}.py", b"\0" * 50_000_000)), "xia", None, "it is larger than 1,000,000 bytes"),
    "yan/inner.zip": (zipped(("deep.zip", zipped((f"{EX}.py", RIGHT)))), "yan", ALL, ""),
    f"zoe/a/{EX}.py": (WRONG, "zoe", None, "there is more than one file for it"),
    f"zoe/b/{EX}.py": (RIGHT, "zoe", None, "there is more than one file for it"),
    f"abe/{EX}.py": (RIGHT, "abe", ALL, f"ex06: {EX}.py was taken, not {EX} (1).py"),
    f"abe/{EX} (1).py": (WRONG, "abe", ALL, f"ex06: {EX}.py was taken, not {EX} (1).py"),
    "class.zip": (
        zipped(
            (f"Bea Bay_7_assignsubmission_file_/{EX}.py", RIGHT),
            (f"Cy Cole_8_assignsubmission_file_{EX}.py", RIGHT),
            ("Di Dee_9_assignsubmission_file_all.zip", zipped((f"exercises/{EX}.py", RIGHT))),
        ),
        ("Bea Bay", "Cy Cole", "Di Dee"),
        ALL,
        "",
    ),
    "group.zip": (zipped((f"ed/{EX}.py", RIGHT), (f"flo/{EX}.py", WRONG)), ("ed", "flo"), (ALL, NONE), ""),
    f"Twin Two_11_assignsubmission_file_{EX}.py": (RIGHT, "Twin Two (11)", ALL, ""),
    f"Twin Two_12_assignsubmission_file_{EX}.py": (WRONG, "Twin Two (12)", NONE, ""),
}
NOBODY = (".DS_Store", "__MACOSX/x", "README.txt")


def lay_out(folder):
    for name, (content, *_) in MESSY.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for name in NOBODY:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"")


def expected():
    """Yield each row that must be there: name, points and words of its remark."""
    for _, whose, points, remark in MESSY.values():
        names = whose if isinstance(whose, tuple) else (whose,)
        for name, earned in zip(names, points if isinstance(points, tuple) else (points,) * len(names), strict=True):
            yield name, earned, remark


def test_everybody_in_a_messy_folder_is_somebody(tmp_path):
    lay_out(tmp_path)
    found, nobody = find_submissions(tmp_path, tmp_path / "out")
    assert sorted(one.name for one in found) == sorted({name for name, *_ in expected()})
    assert nobody == ["README.txt"]
    answers = {one.name: one.read((EX, OTHER)) for one in found}
    for name, points, remark in expected():
        told = [*answers[name].faults.values(), *answers[name].notes]
        told += [] if answers[name].files or told else ["there is no exercise file in it"]
        assert (EX in answers[name].files) == (points is not None), name
        assert "platform" in remark or not remark or any(remark in one for one in told), (name, told)


@pytest.mark.slow
def test_a_messy_folder_is_graded_with_the_right_points_or_a_true_reason(tmp_path):
    lay_out(tmp_path / "submissions")
    (tmp_path / "course.toml").write_text(f'exercises = ["{EX}"]\n')
    ran = grade(tmp_path, "--settings", "course.toml", "--jobs", "2")
    assert ran.returncode == 0, ran.stderr
    assert "Left out: README.txt." in ran.stderr
    table = (tmp_path / "class-report" / "grades.csv").read_text(encoding="utf-8-sig")
    rows = {line.split(",")[0].strip('"'): line for line in table.splitlines()[1:]}
    for name, points, remark in expected():
        assert remark in rows[name], rows[name]
        assert (f",{points}," in rows[name]) or points is None, (rows[name], table.splitlines()[0])


@pytest.mark.parametrize(
    ("stem", "exercise"),
    [
        (EX, (EX, 0)),
        ("EX06_One_Level", (EX, 0)),
        ("ex06 one level", (EX, 0)),
        ("ex06-one-level (3)", (EX, 3)),
        (f"{EX}-1", (EX, 1)),
        (f"{EX} copy", (EX, 1)),
        (f"{EX} - Kopie", (EX, 1)),
        (f"{EX}_final", None),
        ("ex06", None),
        ("ex060_one_level", None),
        ("one_level", None),
    ],
)
def test_a_file_name_tells_the_exercise(stem, exercise):
    assert exercise_of(stem, (EX, OTHER)) == exercise


def test_a_number_alone_tells_what_may_be_meant():
    assert may_be("ex6", (EX, OTHER)) == EX
    assert may_be("EX03 final", (EX, OTHER)) == OTHER
    assert may_be("ex060", (EX, OTHER)) == ""
    assert may_be("exam", (EX, OTHER)) == ""


@pytest.mark.parametrize("name", ["ada", "ada_lovelace", "exercises", "ex03-ada", "2026_week_3"])
def test_other_names_are_a_persons(name):
    assert owned(name) is None
