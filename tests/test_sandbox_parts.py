"""A part of an answer that cannot be run costs what it defines, and no more; where its line is, is said."""

import pytest

from grader.courses.notebooks import join_cells
from grader.sandbox.parts import cells_of, defined_in, place_in, without_part
from grader.sandbox.verdicts import NotWritten, Raised, Unusable
from tests.support_sandbox import METHODS, answer

GOOD = "def good(): return 1"
CELLS = {
    "a syntax error": ("def bad():\n    return 1\nx = = 2", r"Cell bad, line 3: Python cannot read this line: invalid"),
    "a call": (
        "def bad(): return 1\n\nbad(3)",
        r"Cell bad, line 3 could not be run: it raised TypeError: bad\(\) takes",
    ),
    "a loop": ("def bad(): return 1\nwhile True: pass", r"Cell bad, line 2 could not be run: it raised TimeoutError"),
    "an exit": ("def bad(): return 1\nraise SystemExit", r"Cell bad, line 2 could not be run: it raised SystemExit"),
}


def made_of(**cells):
    return join_cells(cells.items()).decode()


@METHODS
@pytest.mark.parametrize("kind", CELLS)
def test_a_bad_cell_costs_what_it_defines_alone(method, kind):
    source, says = CELLS[kind]
    with answer(made_of(imports="import math", bad=source, good=GOOD), method) as (student, _):
        assert student.good() == 1
        with pytest.raises(Unusable, match=says):
            student.bad()
        assert student.good() == 1


def test_an_import_that_fails_costs_those_who_use_it():
    imports = "import math\nimport no_such_thing\nfrom math import no_such_name, pi"
    cells = {"imports": imports, "good": "def good(): return math.floor(2.5)"}
    cells |= {"bad": "def bad(): return no_such_thing.x", "worse": "def worse(): return no_such_name"}
    with answer(made_of(**cells)) as (student, _):
        assert student.good() == 2
        with pytest.raises(Unusable, match=r"Cell imports, line 2: cannot import no_such_thing"):
            student.bad()
        with pytest.raises(Unusable, match=r"Cell imports, line 3: cannot import math: cannot import name"):
            student.worse()


def test_a_cell_further_down_mends_what_one_above_broke():
    with answer(made_of(bad="def good(): return 2\n1 / 0", good=GOOD)) as (student, _):
        assert student.good() == 1


def test_a_stub_that_is_called_in_its_cell_is_not_written():
    source = "def bad():\n    raise NotImplementedError\nbad()"
    with answer(made_of(bad=source, good=GOOD)) as (student, _):
        assert student.good() == 1
        with pytest.raises(NotWritten):
            student.bad()


def test_what_raises_when_it_is_called_names_the_line_of_its_cell():
    with (
        answer(made_of(good=GOOD, bad="def bad():\n    return 1 / 0")) as (student, _),
        pytest.raises(Raised) as raised,
    ):
        student.bad()
    assert "Called bad()." in raised.value.message
    assert raised.value.traceback == "cell bad, line 2, in bad\n    return 1 / 0"


FILES = {
    "a line of a function": ("def bad():\n    return = 1\n\n", "line 2"),
    "the first line of a function": ("@print\n@max\ndef bad(:\n    return 1\n", "line 3"),
    "a function without a body": ("def bad():\n\n", "after function definition on line 1"),
    "a bracket": ("def bad():\n    return (1\n\n", "was never closed"),
    "a class": ("class bad:\n    def f(self)\n        return 1\n", "line 2"),
    "an indent": ("def bad():\n    x = 1\n  return x\n", "line 3"),
}


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("above", [True, False])
def test_a_function_that_cannot_be_read_costs_itself(kind, above):
    source, says = FILES[kind]
    text = f"{source}\n\n{GOOD}\n" if above else f"{GOOD}\n\n\n{source}"
    with answer(text) as (student, _):
        assert student.good() == 1
        with pytest.raises(Unusable, match="Python cannot read this line") as raised:
            student.bad()
    assert says in raised.value.message or not above


def test_several_functions_that_cannot_be_read_are_each_told():
    with answer(f"def one(:\n    pass\n{GOOD}\ndef two():\n    x = = 1\n") as (student, _):
        assert student.good() == 1
        for name, line in (("one", 1), ("two", 5)):
            with pytest.raises(Unusable, match=f"line {line}: Python cannot read"):
                getattr(student, name)()


def test_who_uses_a_function_that_cannot_be_read_is_told_of_its_line():
    with (
        answer("def helper():\n    x = = 1\n\n\ndef bad():\n    return helper()\n") as (student, _),
        pytest.raises(Unusable, match="line 2: Python cannot read this line"),
    ):
        student.bad()


@pytest.mark.parametrize("source", ["x = = 1\n" + GOOD, "x = 1\n    y = 1\n" + GOOD, GOOD + "\nreturn 3 = 4"])
def test_a_line_that_belongs_to_no_function_costs_the_file(source):
    with pytest.raises(Unusable, match="Python cannot read this line"), answer(source):
        pass


def test_parts_of_a_file():
    source = made_of(imports="import math", read_plane=GOOD)
    assert [(cell.name, cell.first) for cell in cells_of(source)] == [("imports", 2), ("read_plane", 6)]
    assert place_in(source, 6) == "cell read_plane, line 1"
    assert place_in(source, 1) == ""
    assert cells_of(GOOD) == []
    assert place_in(GOOD, 1) == ""
    assert defined_in("def a(): pass\nasync def b(): pass\nclass C: pass\nd: int = 1\ne = 2\nf == 3\n  g = 1") == list(
        "abCde"
    )
    broken = "def a(:\n    pass\n\nb = 1\n"
    assert without_part(broken, SyntaxError("m", ("f", 1, 1, ""))) == ("\n\n\nb = 1\n", ["a"])
    assert without_part(broken, SyntaxError("m", ("f", 4, 1, ""))) == (broken, [])
