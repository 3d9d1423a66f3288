"""What is shown of a class: the CSV, an instructor's Canvas export, the page, and mistakes that are alike."""

import csv
import io
import random
import re
from html.parser import HTMLParser

import pytest

from grader.courses.whole_class.canvas import BadExport, Scores, fill
from grader.courses.whole_class.roster import spellings
from grader.reports.class_csv import safe, to_csv
from grader.reports.class_model import ClassExercise, ClassRow, GradedClass, Tally, idea_of
from grader.reports.class_page import chart, class_page
from grader.reports.model import CheckResult, ExerciseResult, Report, Status

EX03, EX04, EX16 = "ex03_tiff_planes", "ex04_slicing_at_an_angle", "ex16_viewer"
EXERCISES = (
    ClassExercise(EX03, "Planes", 7),
    ClassExercise(EX04, "Angles", 8),
    ClassExercise(EX16, "Viewer", 10, bonus=True),
)
EVIL = "<script>alert(1)</script>\u202e"


def graded(*rows, **more):
    return GradedClass("class", EXERCISES, rows, **more)


def row(student, *points, **more):
    return ClassRow(student, dict(zip((EX03, EX04, EX16), points, strict=False)), bonus=(EX16,), **more)


def read_csv(text):
    assert text[0] == "\ufeff"
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_a_line_for_each_row_and_a_column_for_each_exercise():
    text = to_csv(
        graded(
            row("ada", 7, 5, 9, person={"name": "Ada", "email": "a@uni.example"}, late=1.25),
            row("ben", 3, person={"name": "Ben"}, remark="ex04: broken", late=0.0),
            row("Carol", person={"email": "c@uni.example"}, remark="no submission"),
        )
    )
    ada, ben, carol = read_csv(text)
    assert list(ada) == ["student", "name", "email", EX03, EX04, EX16, "score", "max_score", "bonus", "late", "remark"]
    assert list(ada.values()) == ["ada", "Ada", "a@uni.example", "7", "5", "9", "12", "15", "9", "1.2", ""]
    assert list(ben.values()) == ["ben", "Ben", "", "3", "", "", "3", "15", "0", "0.0", "ex04: broken"]
    assert list(carol.values()) == ["Carol", "", "c@uni.example", "", "", "", "", "15", "", "", "no submission"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "\r=", "\n@", "＝", "\u200b=", "'="])
def test_no_cell_is_a_formula(start):
    cell = f"{start}HYPERLINK(1)"
    assert safe(cell).startswith("'")
    (line,) = read_csv(to_csv(graded(row(cell, 1, remark=cell, person={"name": cell, cell: "x"}))))
    assert all(not text.startswith(("=", "+", "-", "@", "\t", "＝")) for text in [*line, *line.values()])


@pytest.mark.parametrize(
    "cell", ["x;=cmd()", "x; =cmd()", "x;\t@cmd()", 'x;"=cmd()"', 'x";"+cmd()', "x;;-cmd()", "1;＝cmd()", "a;-1+cmd()"]
)
def test_no_part_of_a_cell_is_a_formula_where_semicolons_separate(cell):
    text = to_csv(graded(row(cell, 1, remark=cell, person={"name": cell, cell: cell})))
    for delimiter in ",;\t":
        cells = [one for line in csv.reader(io.StringIO(text[1:], newline=""), delimiter=delimiter) for one in line]
        assert any("cmd()" in one for one in cells)
        assert [one for one in cells if re.match(r"\s*[=+@＝-]", one)] == []


@pytest.mark.parametrize("number", ["-5", "+1", "-0.5", "+49123456", "x; -5", "0"])
def test_numbers_stay_numbers(number):
    assert safe(number) == number


HEAD = "Student,ID,SIS User ID,SIS Login ID,Section,ex03 (11)"
HEAD += ',"EX04_slicing_at_an_angle (12)",Quiz (13),Big Image Exercises (14)'
EXPORT = f"""\ufeff{HEAD},Final Score
,,,,,Manual Posting,,,,
    Points Possible,,,,,7.0,10.0,5.00,100,(read only)
"Lovelace, Ada",1,s1,ada@uni.example,"A ""1"", east",,2.5,4.00,,81.5
Ben B,2,s2,ben,A 1, , ,  3 ,x,
"Müller, Dora",3,,dora,A 2,,,,,
"Student, Test",9,,test,A 1,0,0,,,
"""
MAX = {EX03: 7, EX04: 8, "": 15}
SCORES = [
    Scores("ada", {"ada@uni.example"}, {EX03: 7, EX04: 5, "": 12}),
    Scores("ben", {"ben"}, {EX03: 3, "": 3}),
    Scores("eve", {"eve"}, {EX03: 1, "": 1}),
]
FILLED = (
    EXPORT.replace(',,2.5,4.00,,81.5', ",7,5,4.00,12,81.5").replace("A 1, , ,  3 ,x,", "A 1,3, ,  3 ,3,")
)  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_canvas_export_is_filled_and_stays_as_it_is(tmp_path, end, delimiter):
    def dressed(text):
        text = text.replace("\n", end)
        if delimiter == ";":  # outside quotes
            text = re.sub(r'("(?:[^"]|"")*")|,', lambda match: match[1] or ";", text)
        return text.encode()

    export = tmp_path / "export.csv"
    export.write_bytes(dressed(EXPORT))
    filled = fill(export, SCORES, MAX)
    assert filled.content == dressed(FILLED)
    assert filled.n_students == 2
    assert filled.notes == (
        "No exercise of this course, left as they are: quiz (13).",
        "ex04_slicing_at_an_angle (12) has 10.0 points in Canvas, 8 in the course.",
        "big image exercises (14) has 100 points in Canvas, 15 in the course.",
        "In Canvas, but without points: Müller, Dora.",
        "Graded, but not found in Canvas: eve.",
    )
    assert fill(export, (), MAX).content == dressed(EXPORT)


def test_whatever_the_bytes_nothing_else_changes(tmp_path):
    seed = random.randrange(2**32)
    print("seed", seed)
    chosen = random.Random(seed)
    export = tmp_path / "export.csv"
    pieces = ['"a ""b"", c"', "", " x ", "é", '"line\nbreak"', "12", '"', "''", 'a"b']
    for _ in range(200):
        end = chosen.choice(["\n", "\r\n"])
        lines = [["Student", "ID", "ex03", *chosen.choices(pieces, k=chosen.randrange(4))]]
        lines += [[chosen.choice(pieces).strip('"') or "x", str(i), *(chosen.choices(pieces, k=3))] for i in range(4)]
        text = end.join(",".join(line) for line in lines) + chosen.choice(["", end])
        export.write_bytes(text.encode(chosen.choice(["utf-8", "utf-8-sig", "latin-1"])))
        assert fill(export, (), MAX).content == export.read_bytes()


def test_namesakes_get_points_by_their_numbers_alone(tmp_path):
    export = tmp_path / "export.csv"
    export.write_text("Student,ID,SIS Login ID,ex03\n" + '"Kim, Lee",1,lee1,\n"Kim, Lee",2,lee2,\n')
    by_name = [Scores("x", {"lee kim"}, {EX03: 4}), Scores("y", {"lee kim", "lee2"}, {EX03: 5})]
    filled = fill(export, by_name, MAX)
    assert filled.content.decode().splitlines()[1:] == ['"Kim, Lee",1,lee1,4', '"Kim, Lee",2,lee2,5']
    filled = fill(export, by_name[:1], MAX)
    assert filled.content == export.read_bytes()
    assert "Graded, but not found in Canvas: x." in filled.notes


def test_a_number_of_canvas_is_no_number_of_another_kind(tmp_path):
    export = tmp_path / "export.csv"
    export.write_text("Student,ID,SIS User ID,ex03\nAda,7,s1,\nBen,8,7,\n")
    assert fill(export, [Scores("x", {"7"}, {EX03: 4})], MAX).content.endswith(b"Ada,7,s1,\nBen,8,7,4\n")
    assert fill(export, [Scores("x", {"id 7"}, {EX03: 4})], MAX).content.endswith(b"Ada,7,s1,4\nBen,8,7,\n")


def test_two_columns_for_an_exercise_are_told(tmp_path):
    export = tmp_path / "export.csv"
    export.write_text("Student,ID,ex03 (1),EX03_tiff_planes (2),ex04 (3)\nAda,1,,,\n")
    filled = fill(export, [Scores("ada", {"ada"}, {EX03: 4, EX04: 6, "": 10})], MAX)
    assert filled.content.endswith(b"Ada,1,,,6\n")
    assert f"{EX03} has 2 columns: none of them is filled." in filled.notes


@pytest.mark.parametrize(
    ("text", "says"),
    [("", "no export"), ("name,points\n", "no export"), ("Student,ID,Quiz\n", "no column for an exercise")],
)
def test_what_is_no_export_is_told(tmp_path, text, says):
    (tmp_path / "x.csv").write_text(text)
    with pytest.raises(BadExport, match=says):
        fill(tmp_path / "x.csv", (), MAX)
    with pytest.raises(BadExport, match="cannot be read"):
        fill(tmp_path / "y.csv", (), MAX)


@pytest.mark.parametrize(
    ("message", "idea"),
    [
        ("Called f(3).\nIt returned 4, expected 5.\n\nThese are the pixels of y = 10: axis 1 instead of axis 0.",
         "These are the pixels of y = …: axis … instead of axis …."),
        ("Called f().\nIt took 4 chunk reads.\nIt read 48 chunks that it does not need.",
         "It read … chunks that it does not need."),
        ("It read 1 chunk that it does not need.", "It read … chunks that it does not need."),
        ("It read chunks again that it had read before (8 times).", "It read chunks again that it had read before."),
        ("It raised KeyError: 'my own words'.", "It raised KeyError."),
        ("It returned (20, 36), expected (3, 20, 36).", "It returned something else than expected."),
        ("It returned 2, expected a tuple of slices.", "It returned something else, expected a tuple of slices."),
        ("container is 'Zarr', expected 'zarr'.", "container is something else than expected."),
        ("The shape is (1, 10, 6) instead of (10, 6).", "The shape is … instead of …."),
        ("It is dtype('>u2'), expected uint16 in native byte order.", "It is something else than expected."),
        ("", "failed"),
    ],
)  # fmt: skip
def test_equal_mistakes_read_alike(message, idea):
    assert idea_of(CheckResult("c", "", Status.FAILED, 0, 1, message=message)) == idea


def report(*results):
    return Report("ada", (ExerciseResult(EX03, "Planes", results), ExerciseResult(EX04, "Angles", results)))


def test_what_went_wrong_is_counted_by_students():
    passed = CheckResult("one", "asks", Status.PASSED, 2, 2)
    half = CheckResult("one", "asks", Status.HALF, 1, 2, message="Read 5 chunks.")
    failed = CheckResult("two", "wants", Status.FAILED, 0, 2, message="Read 7 chunks.")
    unwritten = CheckResult("two", "wants", Status.NOT_IMPLEMENTED, 0, 2)
    tally = Tally()
    tally.add(report(half, failed))
    tally.add(report(passed, failed), leave_out=[EX04])
    tally.add(report(half, unwritten))
    first, *others = tally.failed(9)
    assert (first.exercise, first.name, first.failed, first.tried) == (EX03, "one", 2, 3)
    assert [(one.exercise, one.name, one.failed, one.tried) for one in others] == [
        (EX03, "two", 2, 2),
        (EX04, "one", 2, 2),
        (EX04, "two", 1, 1),
    ]
    assert [(idea.exercise, idea.students) for idea in tally.ideas(9)] == [(EX03, 3), (EX04, 2)]


class Parsed(HTMLParser):
    """The tags, links and text of a page; an unknown tag or a wrong nesting fails."""

    def __init__(self, page):
        super().__init__()
        self.open, self.links, self.scripts, self.text, self.tags = [], [], 0, "", []
        self.feed(page)
        assert not self.open, self.open

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self.links += [value for name, value in attributes if name in ("href", "src")]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, text):
        self.text += text


def test_the_page_is_whole_and_what_others_wrote_is_text():
    evil = row(EVIL, 7, person={"name": EVIL}, remark=EVIL, page="reports/x%.html")
    page = class_page(graded(evil, row("ben", remark="there is no exercise file in it")))
    parsed = Parsed(page)
    assert parsed.links == ["reports/x%25.html"]
    assert [tag for tag, _ in parsed.tags].count("script") == 1
    assert "<script>alert" not in page
    assert "\u202e" not in page
    assert parsed.text.count("<script>alert(1)</script>") >= 2
    assert "1 submission graded, 1 without a grade." in parsed.text
    assert "there is no exercise file in it" in parsed.text


@pytest.mark.parametrize("rows", [(), (row("ada"),), (row("ada", 0), row("ben", 7, 8, 10, late=2.0))])
def test_a_class_of_any_size_has_a_page(rows):
    Parsed(class_page(graded(*rows)))
    assert to_csv(graded(*rows))


def test_bars_count_those_who_handed_in():
    rows = [row("a", 0), row("b", 7), row("c", 7), row("d", 0, missing=(EX03,)), row("e")]
    made = chart(EXERCISES[0], rows)
    assert [bar.n for bar in made.bars] == [1, 0, 0, 0, 0, 0, 0, 2]
    assert made.n_students == 3
    assert made.mean == pytest.approx(14 / 3)
    assert made.bars[7].height == 2 * made.bars[0].height > 0


def canvas_of(tmp_path, text, scores, most=None):
    (tmp_path / "c.csv").write_text(text, encoding="utf-8")
    filled = fill(tmp_path / "c.csv", scores, most or {"ex03_tiff_planes": 7, "ex06_one_level": 4, "": 11})
    return filled.content.decode(), filled.notes


def score(name, ex03_tiff_planes, ex06_one_level=4):
    points = {"ex03_tiff_planes": ex03_tiff_planes, "ex06_one_level": ex06_one_level}
    return Scores(name, spellings(name), points)


def test_who_is_excused_in_canvas_stays_so(tmp_path):
    text = "Student,ID,Section,ex03_tiff_planes (1),ex06 (2)\nAda L,5,s,EX,N/A\nBo M,6,s,,2\n"
    content, notes = canvas_of(tmp_path, text, [score("Ada L", 7), score("Bo M", 3)])
    assert content == "Student,ID,Section,ex03_tiff_planes (1),ex06 (2)\nAda L,5,s,EX,N/A\nBo M,6,s,3,4\n"
    assert "Ada L has EX in ex03_tiff_planes (1): left as it is." in notes
    assert "Ada L has N/A in ex06 (2): left as it is." in notes


@pytest.mark.parametrize(
    "title",
    [
        "Week 2: Exercise 3 (77)",
        "Übung 03 - TIFF (77)",
        "Aufgabe 3 (77)",
        "Lazy TIFF planes: ex3 (77)",
        "EX03 (77)",
        "tiff planes (77)",
    ],
)
def test_an_exercise_is_found_anywhere_in_a_title(tmp_path, title):
    content, _ = canvas_of(tmp_path, f"Student,ID,{title}\nAda L,5,\n", [score("Ada L", 7)])
    assert content.endswith("Ada L,5,7\n")


def test_what_is_no_exercise_is_said_and_left(tmp_path):
    text = "Student,ID,Quiz 3 (7),Text 3 (8),ex03 (9),Final Score\nAda L,5,1,2,,9\n"
    content, notes = canvas_of(tmp_path, text, [score("Ada L", 7)])
    assert content.endswith("Ada L,5,1,2,7,9\n")
    assert "No exercise of this course, left as they are: quiz 3 (7); text 3 (8)." in notes


def test_names_in_two_columns_are_read(tmp_path):
    text = "LastName,FirstName,ID,ex03 (9)\nStudent,Test,1,\nNoël,Zoë,5,\nO'Neil,Bo,6,\n"
    content, notes = canvas_of(tmp_path, text, [score("Zoe Noel", 7)])
    assert "Noël,Zoë,5,7\n" in content
    assert "Student,Test,1,\n" in content
    assert "In Canvas, but without points: O'Neil, Bo." in notes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Lovelace", "Lovelace, Ada"),
        ("Ada Lovelace", "Lovelace Ada"),
        ("Zoë Noël", "zoe noel"),
        ("Jürgen Groß", "Juergen Gross"),
        ("Jürgen Groß", "Gross, Jurgen"),
        ("lovelaceada", "Ada Lovelace"),
        ("dela cruzana", "dela cruzana"),
        ("delacruzana", "dela Cruz, Ana"),
        ("Søren Åberg", "Soeren Aaberg"),
    ],
)
def test_a_name_is_known_however_it_is_written(one, other):
    assert spellings(one) & spellings(other)


def test_other_names_are_others():
    assert not spellings("Ada Lovelace") & spellings("Ada Love")
    assert not spellings("Ada") & spellings("Ada Lovelace")
    assert spellings("") == set()
