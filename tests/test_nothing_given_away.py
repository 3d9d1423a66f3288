"""What a student installs holds no answer that lies open: the wheel, file by file."""

import ast
import json
import re

import pytest

from grader import checks
from grader.checks.ex00_words_and_sizes import ACCEPTED, normal
from tests import support_wheel
from tests.same_code import answers_in, copies
from tests.support_grade import python
from tests.words_of_ex00 import WORDS, accepted, as_source

SOLUTIONS = {path.name: path.read_text("utf-8") for path in sorted((support_wheel.ROOT / "solutions").glob("ex*.py"))}
PACKED = "grader/earlier/sources.bin"
CHECKS_OF_EX00 = "grader/checks/ex00_words_and_sizes.py"


def texts() -> dict[str, str]:
    return {name: content.decode() for name, content in support_wheel.files().items() if name != PACKED}


def test_the_wheel_holds_the_grader_alone():
    names = set(support_wheel.files())
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"grader"}
    exercises = {name for name in names if re.search(r"/ex\d\d_\w+\.", name)}
    interfaces = {name for name in exercises if re.fullmatch(r"grader/earlier/\w+\.pyi", name)}
    checked = {f"grader/checks/{name}.py" for name in checks.names()}
    assert exercises == checked | {f"grader/marking/fingerprints/{name}.json" for name in checks.names()} | interfaces
    assert interfaces


# The functions of the solutions


def test_no_function_of_a_solution_is_in_the_wheel():
    assert copies(SOLUTIONS, texts()) == []


def test_functions_of_nearly_all_solutions_are_looked_for():
    n_answers = {name: len(answers_in(source)) for name, source in SOLUTIONS.items()}
    assert [name for name, n in n_answers.items() if n == 0] == ["ex00_words_and_sizes.py"]  # one line each
    assert sum(n_answers.values()) > 80


SOLUTION = '''\
import itertools

def first(shape, chunks):
    """Return a number."""
    total = 0
    for n, c in zip(shape, chunks, strict=True):
        # A comment.
        total += -(-n // c)
    return total
'''

COPIES = {
    "as it is": SOLUTION,
    "without its words": SOLUTION.replace("        # A comment.\n", "").replace('    """Return a number."""\n', ""),
    "under other names": re.sub(r"\b(total|n|c|first|shape)\b", r"\1_2", SOLUTION),
    "of other objects": SOLUTION.replace("shape, chunks", "self").replace("zip(self", "zip(self.shape, self.chunks"),
    "inside a longer function": SOLUTION.replace("    total = 0", "    print(shape)\n    total = 0"),
    "inside a branch": "if True:\n" + "".join(f"    {line}\n" for line in SOLUTION.splitlines()),
}


@pytest.mark.parametrize("how", COPIES)
def test_a_copy_is_found(how):
    assert copies({"ex": SOLUTION}, {"a.py": COPIES[how], "b.py": "first = 1\n"}) == ["first of ex in a.py"]


def test_a_copy_is_found_in_any_text():
    assert copies({"ex": SOLUTION}, {"a.md": f"Like this:\n\n{SOLUTION}"}) == ["first of ex in a.md"]


def test_other_code_is_no_copy():
    other = SOLUTION.replace("-(-n // c)", "n // c")
    assert copies({"ex": SOLUTION}, {"a.py": other}) == []


# The words of ex00


def test_the_digests_are_those_of_the_words():
    assert accepted() == ACCEPTED, f"paste into {CHECKS_OF_EX00}:\n{as_source()}"


def test_no_accepted_word_is_a_text_of_its_check():
    tree = ast.parse(texts()[CHECKS_OF_EX00])
    strings = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    words = {word for text in strings for word in re.split(r"[/,;|]", text)}
    assert len(words) > 50
    assert {normal(word) for word in words} & {
        normal(word) for each in WORDS.values() for word in each.split("/")
    } == set()


# What is packed works where it was installed

USES = """
import inspect, json, traceback
import grader
from grader.earlier import ex10_pyramid
from grader.earlier.ex14_viewport import choose_level
import numpy as np

means = ex10_pyramid.downsample_mean(np.array([[1, 2, 9], [3, 4, 10]], np.uint8), (2, 2))
level = choose_level([(1, 1, 1), (1, 2, 2)], 2.0)
print(json.dumps([grader.__file__, means.tolist(), level, inspect.getdoc(choose_level)]))
try:
    ex10_pyramid.downsample_mean(np.zeros((4, 4)), (2, 2, 2))
except ValueError:
    traceback.print_exc()
"""


def test_a_students_own_python_imports_what_is_packed(tmp_path):
    run = python(tmp_path, "-c", USES, PYTHONPATH=str(support_wheel.installed()))
    assert run.returncode == 0, run.stderr
    file, means, level, doc = json.loads(run.stdout)
    assert file.startswith(str(support_wheel.installed()))
    assert (means, level) == ([[3, 10]], 1)
    assert doc.startswith("Choose the coarsest level")
    # A traceback names the function and shows its line.
    assert re.search(r'sources.bin.ex10_pyramid.py", line \d+, in downsample_mean\n    means = np.empty', run.stderr)


@pytest.mark.slow
@pytest.mark.parametrize("more", [(), ("--in-process",)], ids=["in a worker", "in process"])
def test_an_answer_uses_what_is_packed(tmp_path, more):
    folder = tmp_path / "exercises"
    folder.mkdir()
    (folder / "ex14_viewport.py").write_text(SOLUTIONS["ex14_viewport.py"], encoding="utf-8")
    path = str(support_wheel.installed())
    run = python(tmp_path, "-m", "grader", "run", str(folder), "--json", "report.json", *more, PYTHONPATH=path)
    assert run.returncode == 0, run.stderr
    report = json.loads((tmp_path / "report.json").read_text())
    assert (report["score"], report["max_score"]) == (5, 5)
