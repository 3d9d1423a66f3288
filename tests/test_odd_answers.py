"""Odd values in place of an answer's: a check says what is wrong with them, never that it has a fault of its own."""

import os
import random

import pytest

from grader import checks
from grader.courses.run import run
from grader.reports.model import Status
from tests.support_grade import REPOSITORY

pytestmark = pytest.mark.slow

VALUES = {
    "none": "None",
    "true": "True",
    "zero": "0",
    "minus one": "-1",
    "70000": "70_000",
    "a long integer": "2**900",
    "a fraction": "0.5",
    "nan": "float('nan')",
    "infinity": "float('inf')",
    "a complex number": "1j",
    "text": "'3'",
    "bytes": "b'3'",
    "no tuple": "()",
    "no list": "[]",
    "a list of lists": "[[1, 2], [3]]",
    "a tuple of Nones": "(None, None, None)",
    "tuples of three": "[(0, 0, 0), (0, 0, 1)]",
    "slices": "(slice(None), slice(0, None), slice(None, None, 0))",
    "an odd slice": "(slice('a', 2.5),) * 3",
    "a dict": "{0: 1, 'a': [2]}",
    "a set": "{1, 2}",
    "a range": "range(3)",
    "a function": "lambda *args: 0",
    "an object": "object()",
    "a generator": "(i for i in range(3))",
    "a scalar array": "_np.array(5)",
    "a scalar of uint8": "_np.uint8(255)",
    "nan of float16": "_np.float16('nan')",
    "an empty array": "_np.zeros((0, 3), 'uint16')",
    "an array of bool": "_np.ones((3, 3), bool)",
    "a complex array": "_np.full((4, 4, 4), 1j)",
    "an array of dates": "_np.zeros(3, 'M8[s]')",
    "an array of objects": "_np.array([None, 'a'], object)",
    "an array of texts": "_np.array(['a', 'bc'])",
    "six axes": "_np.zeros((1, 1, 1, 1, 1, 1), 'float32')",
    "sixty axes": "_np.zeros((1,) * 60)",
    "a record array": "_np.zeros(3, [('a', 'i4')])",
    "a dtype": "_np.dtype('>u2')",
}
"""What is returned in place of the answer's value."""

TWISTS = {
    "as an array": "_np.asarray(value)",
    "in a list": "[value]",
    "as a list": "value.tolist() if hasattr(value, 'tolist') else list(value) if hasattr(value, '__iter__') else value",
    "as text": "str(value)",
    "as float64": "_np.asarray(value, float)",
    "as complex": "_np.asarray(value, complex)",
    "as bool": "_np.asarray(value, bool)",
    "as objects": "_np.asarray(value, object)",
    "as int8": "_np.asarray(value).astype('int8')",
    "as float16": "_np.asarray(value).astype('float16')",
    "other byte order": "_np.asarray(value).astype(_np.asarray(value).dtype.newbyteorder())",
    "an axis more": "_np.asarray(value)[None]",
    "turned": "_np.asarray(value).T",
    "half of it": "value[: len(value) // 2]",
    "masked": "_np.ma.masked_array(value)",
    "as a matrix": "_np.asmatrix(value)",
    "negative": "-value",
    "nothing where it is false": "value or None",
    "once more": "value + value",
    "its first item": "value[0]",
    "its attributes as text": "type(value)(*map(str, vars(value).values()))",
    "its attributes gone": "type(value)(*[None for _ in vars(value)])",
    "its attributes in lists": "type(value)(*[[v] for v in vars(value).values()])",
    "its attributes as arrays": "type(value)(*[_np.asarray(v) for v in vars(value).values()])",
}
"""What is made of the answer's own value; where that cannot be done, the value stays."""

ODD = """

import functools as _functools
import numpy as _np

def _odd(value):
    try:
        return {twist}
    except Exception:
        return value

def _oddly(function):
    @_functools.wraps(function)
    def odd(*args, **kwargs):
        return _odd({call})
    return odd

def _each(function):
    @_functools.wraps(function)
    def odd(*args, **kwargs):
        for value in function(*args, **kwargs):
            yield _odd(value)
    return odd

def _replaced(thing):
    import inspect
    if inspect.isgeneratorfunction(thing):
        return _each(thing)
    if not isinstance(thing, type):
        return _oddly(thing)
    for name, one in list(vars(thing).items()):
        if inspect.isfunction(one) and name not in ("__init__", "__post_init__", "__enter__", "__exit__"):
            setattr(thing, name, _oddly(one))
        elif isinstance(one, property):
            setattr(thing, name, property(_oddly(one.fget)))
    return thing

{name} = _replaced({name})
"""


def oddities():
    """Return (name, expression, what is called for it) of each way to be odd."""
    values = [(name, value, "None") for name, value in VALUES.items()]
    return values + [(f"the value {name}", twist, "function(*args, **kwargs)") for name, twist in TWISTS.items()]


def odd_answers(exercise, ways, folder):
    """Yield a pytest node for each check of an exercise and each way."""
    source = (REPOSITORY / "solutions" / f"{exercise}.py").read_text(encoding="utf-8")
    for i, (_, twist, call) in enumerate(ways):
        for check in checks.load(exercise).checks:
            name = check.of.partition(".")[0]
            place = folder / f"{i:03d}" / name
            place.mkdir(parents=True, exist_ok=True)
            odd = ODD.replace("{twist}", twist).replace("{call}", call).replace("{name}", name)
            file = place / f"{exercise}.py"
            file.write_text(source + odd, encoding="utf-8")
            yield f"{file}::{check.name}"


@pytest.mark.parametrize("exercise", checks.names())
def test_an_odd_value_is_told(exercise, tmp_path):
    seed = int(os.environ.get("VERIFY_SEED", "1"))
    ways = random.Random(f"{seed} {exercise}").sample(oddities(), int(os.environ.get("ODD_WAYS", "3")))
    reports = run([*odd_answers(exercise, ways, tmp_path)])
    said = [
        (report.folder[-80:], check.name, check.message)
        for report in reports
        for e in report.exercises
        for check in e.checks
        if check.status is not Status.PASSED
    ]
    assert said, f"seed {seed}"
    assert [one for one in said if "fault of its own" in one[2] or not one[2]] == [], f"seed {seed}: {ways}"
