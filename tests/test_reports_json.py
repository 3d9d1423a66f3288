import errno
import json
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_reports_sample import sample

from grader.reports.files import UnwritableReport
from grader.reports.json_report import (
    UnreadableReport,
    check_document,
    check_from_document,
    from_json,
    to_json,
    write,
)
from grader.reports.model import MAX_TRACE, SCHEMA, Access, CheckResult, ExerciseResult, Report, Status

counts = st.integers(0, 2**70)
budgets = st.integers(-1, 2**70)
texts = st.text(max_size=12)


@st.composite
def accesses(draw):
    grid = tuple(draw(st.lists(st.integers(1, 600), max_size=4)))
    n = 1
    for size in grid:
        n *= size
    places = st.lists(st.integers(0, n - 1), max_size=6).map(tuple)
    return Access(
        array=draw(texts),
        source=draw(texts),
        **{
            name: draw(counts)
            for name in [
                "level",
                "reads",
                "chunks",
                "repeats",
                "absent",
                "bytes_read",
                "volume_bytes",
                "writes",
                "read_backs",
                "metadata_reads",
                "metadata_bytes",
            ]
        },
        **{name: draw(budgets) for name in ("optimum", "full", "half")},
        grid=grid,
        axes=tuple(draw(st.just([]) | st.lists(texts, min_size=len(grid), max_size=len(grid)))),
        shape=draw(st.just(()) | st.tuples(*[st.integers(0, 2**40)] * len(grid))),
        chunk_shape=draw(st.just(()) | st.tuples(*[st.integers(0, 2**40)] * len(grid))),
        needed=draw(places),
        read=draw(places),
        written=draw(places),
        asked=tuple(draw(st.just([]) | st.lists(st.tuples(counts, counts), min_size=len(grid), max_size=len(grid)))),
    )


@st.composite
def checks(draw):
    score, more = draw(st.integers(0, 9)), draw(st.integers(0, 9))
    return CheckResult(
        draw(texts),
        draw(texts),
        draw(st.sampled_from(Status)),
        score,
        score + more,
        gold=draw(st.booleans()),
        seconds=draw(st.floats(0, 1e9)),
        message=draw(texts),
        output=draw(texts),
        traceback=draw(texts),
        accesses=tuple(draw(st.lists(accesses(), max_size=2))),
        peak_bytes=draw(st.none() | counts),
    )


exercises = st.builds(ExerciseResult, texts, texts, st.lists(checks(), max_size=2).map(tuple), st.booleans())
reports = st.builds(
    Report,
    texts,
    st.lists(exercises, max_size=2).map(tuple),
    st.none() | st.integers(),
    st.lists(texts, max_size=3).map(tuple),
)
quiet = settings(derandomize=True, deadline=None, database=None, max_examples=100)


@quiet
@given(reports)
def test_a_report_comes_back_as_it_went(report):
    assert from_json(to_json(report)) == report


def test_a_check_travels_alone():
    for exercise in sample().exercises:
        for check in exercise.checks:
            assert check_from_document(json.loads(json.dumps(check_document(check)))) == check
    with pytest.raises(UnreadableReport, match=r"^check is 3, not an object\.$"):
        check_from_document(3)


def test_the_document_of_the_design():
    document = json.loads(to_json(sample()))
    assert list(document) == [
        "schema",
        "finished",
        "score",
        "max_score",
        "bonus",
        "seed",
        "isolation",
        "folder",
        "exercises",
    ]
    assert (document["schema"], document["score"], document["max_score"]) == (SCHEMA, 9, 24)
    exercise = document["exercises"][1]
    assert list(exercise) == ["name", "title", "score", "max_score", "bonus", "checks"]
    assert [check["status"] for check in exercise["checks"]] == ["passed", "over_budget", "not_implemented"]
    assert list(exercise["checks"][0])[:5] == ["name", "title", "status", "score", "max_score"]
    assert exercise["checks"][1]["accesses"][0]["grid"] == [2000, 4, 1]


def test_the_text_is_indented_ascii_with_a_newline_at_its_end():
    text = to_json(Report("Übungen", ()))
    assert text.startswith('{\n  "schema"')
    assert text.endswith("}\n")
    assert text.isascii()


def test_every_field_of_the_model_is_written():
    document = json.loads(to_json(sample()))
    check = document["exercises"][1]["checks"][1]
    assert set(check) == set(CheckResult.__dataclass_fields__)
    assert set(check["accesses"][0]) == set(Access.__dataclass_fields__)
    assert set(document["exercises"][0]) >= set(ExerciseResult.__dataclass_fields__)
    assert set(document) >= set(Report.__dataclass_fields__)


def test_a_report_of_another_version_is_readable():
    document = json.loads(to_json(sample()))
    document["colour"] = "blue"
    for exercise in document["exercises"]:
        for check in exercise["checks"]:
            check.pop("gold")
            for access in check["accesses"]:
                access.pop("axes")
    assert from_json(json.dumps(document)).score == 9


CHECK = ("exercises", 1, "checks", 1)
ACCESS = (*CHECK, "accesses", 0)
GONE = object()


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ((*CHECK, "score"), "x", 'exercises[1].checks[1].score is "x", not a whole number.'),
        ((*CHECK, "score"), True, "exercises[1].checks[1].score is true, not a whole number."),
        ((*CHECK, "score"), 1.0, "exercises[1].checks[1].score is 1.0, not a whole number."),
        ((*CHECK, "score"), -1, "exercises[1].checks[1].score is -1, less than 0."),
        ((*CHECK, "score"), 3, "exercises[1].checks[1].score is 3, more than its max_score, 2."),
        ((*CHECK, "score"), 1, "exercises[1].score is 3, but the checks add up to 4."),
        ((*CHECK, "score"), GONE, "exercises[1].checks[1] has no score."),
        (
            (*CHECK, "status"),
            "fine",
            'exercises[1].checks[1].status is "fine", not one of passed, half, failed, not_implemented, error, timeout,'
            " crashed, over_memory, over_budget.",
        ),
        ((*CHECK, "status"), 1, "exercises[1].checks[1].status is 1, not a text."),
        ((*CHECK, "seconds"), "soon", 'exercises[1].checks[1].seconds is "soon", not a number.'),
        ((*CHECK, "seconds"), -0.5, "exercises[1].checks[1].seconds is -0.5, not a time in seconds."),
        ((*CHECK, "seconds"), float("nan"), "exercises[1].checks[1].seconds is NaN, not a time in seconds."),
        ((*CHECK, "gold"), 1, "exercises[1].checks[1].gold is 1, not true or false."),
        ((*CHECK, "message"), None, "exercises[1].checks[1].message is null, not a text."),
        ((*CHECK, "peak_bytes"), -5, "exercises[1].checks[1].peak_bytes is -5, less than 0."),
        ((*CHECK, "accesses"), {}, "exercises[1].checks[1].accesses is an object, not a list."),
        (ACCESS, 7, "exercises[1].checks[1].accesses[0] is 7, not an object."),
        ((*ACCESS, "optimum"), -2, "exercises[1].checks[1].accesses[0].optimum is -2, less than -1."),
        ((*ACCESS, "grid", 1), "4", 'exercises[1].checks[1].accesses[0].grid[1] is "4", not a whole number.'),
        (
            (*ACCESS, "read", 2),
            8000,
            "exercises[1].checks[1].accesses[0].read[2] is 8000, but the grid has 8000 chunks.",
        ),
        (
            (*ACCESS, "read"),
            [0] * (MAX_TRACE + 1),
            "exercises[1].checks[1].accesses[0].read holds 4097 places, more than 4096.",
        ),
        (
            (*ACCESS, "axes"),
            ["y", "x"],
            "exercises[1].checks[1].accesses[0].axes has 2 entries, but the grid has 3 axes.",
        ),
        (
            (*ACCESS, "asked"),
            [[0, 1, 2]],
            "exercises[1].checks[1].accesses[0].asked[0] is a list, not a pair of chunk indices.",
        ),
        (("exercises", 0), [], "exercises[0] is a list, not an object."),
        (("exercises", 0, "bonus"), "no", 'exercises[0].bonus is "no", not true or false.'),
        (("exercises", 0, "max_score"), 5, "exercises[0].max_score is 5, but the checks add up to 4."),
        (("score",), 25, "score is 25, but the exercises add up to 9."),
        (("bonus",), 10, "bonus is 10, but the bonus exercises add up to 0."),
        (("seed",), "7", 'seed is "7", not a whole number.'),
        (("isolation", 0), 3, "isolation[0] is 3, not a text."),
        (("folder",), GONE, "The report has no folder."),
        (("schema",), GONE, "The report has no schema."),
        (("schema",), "other/v2", f'schema is "other/v2", not "{SCHEMA}".'),
        (("folder",), 10**80, f"folder is {'1' + '0' * 56}..., not a text."),
    ],
)
def test_a_malformed_document_is_refused_with_the_place(path, value, sentence):
    document = json.loads(to_json(sample()))
    *way, last = path
    parent = document
    for step in way:
        parent = parent[step]
    if value is GONE:
        del parent[last]
    else:
        parent[last] = value
    with pytest.raises(UnreadableReport) as refusal:
        from_json(json.dumps(document))
    assert str(refusal.value) == sentence


@pytest.mark.parametrize("text", ["", "{", "nonsense", "[" * 100_000, "1" * 5000, '{"schema": "\ud800'])
def test_what_is_no_json_is_refused(text):
    with pytest.raises(UnreadableReport, match=r"^(The report is no JSON document|The report is 1)"):
        from_json(text)


@pytest.mark.parametrize(("text", "what"), [("[]", "a list"), ("null", "null"), ('"x"', '"x"'), ("3", "3")])
def test_what_is_no_object_is_refused(text, what):
    with pytest.raises(UnreadableReport) as refusal:
        from_json(text)
    assert str(refusal.value) == f"The report is {what}, not an object."


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)


@quiet
@given(st.data())
def test_any_one_wrong_value_is_a_sentence_or_another_report(data):
    document = json.loads(to_json(sample()))
    parent, key = None, None
    here = document
    while isinstance(here, dict | list) and here and (parent is None or data.draw(st.booleans())):
        parent, key = here, data.draw(st.sampled_from(sorted(here) if isinstance(here, dict) else range(len(here))))
        here = parent[key]
    parent[key] = data.draw(json_values)
    sentence = ""
    try:
        from_json(json.dumps(document))
    except UnreadableReport as refusal:
        sentence = str(refusal)
    assert "\n" not in sentence
    assert len(sentence) < 300


# -- writing


def test_write_leaves_the_document_and_nothing_else(tmp_path):
    path = tmp_path / "report.json"
    write(sample(), path)
    assert from_json(path.read_text()) == sample()
    assert [item.name for item in tmp_path.iterdir()] == ["report.json"]


@pytest.mark.skipif(os.name == "nt", reason="modes of files are POSIX's")
def test_others_may_read_the_file_as_the_umask_allows(tmp_path):
    old = os.umask(0o022)
    try:
        write(sample(), tmp_path / "report.json")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "report.json").stat().st_mode) == 0o644


@pytest.mark.parametrize("moment", ["write", "sync", "replace"])
def test_a_full_disk_keeps_the_older_report(tmp_path, monkeypatch, moment):
    path = tmp_path / "report.json"
    write(sample(), path)
    full = OSError(errno.ENOSPC, "No space left on device")

    def fail(*_):
        raise full

    if moment == "write":
        opened = Path.open

        def open_full(self, *arguments, **options):
            file = opened(self, *arguments, **options)
            file.write(b"{")
            file.write = fail
            return file

        monkeypatch.setattr(Path, "open", open_full)
    elif moment == "sync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(UnwritableReport) as refusal:
        write(replace(sample(), folder="newer"), path)
    monkeypatch.undo()
    sentence = f"The report could not be written to {path}: No space left on device. The older report there is"
    assert str(refusal.value) == f"{sentence} unchanged."
    assert from_json(path.read_text()) == sample()
    assert [item.name for item in tmp_path.iterdir()] == ["report.json"]


def test_a_kill_while_writing_keeps_the_older_report(tmp_path, monkeypatch):
    path = tmp_path / "report.json"
    write(sample(), path)

    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write(replace(sample(), folder="newer"), path)
    assert from_json(path.read_text()) == sample()
    assert [item.name for item in tmp_path.iterdir()] == ["report.json"]


def test_no_folder_no_report(tmp_path):
    path = tmp_path / "nowhere" / "report.json"
    with pytest.raises(UnwritableReport) as refusal:
        write(sample(), path)
    assert str(refusal.value) == f"The report could not be written to {path}: No such file or directory."


def test_a_folder_is_not_replaced(tmp_path):
    with pytest.raises(UnwritableReport, match="could not be written"):
        write(sample(), tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="needs symbolic links")
def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real").mkdir()
    link = tmp_path / "report.json"
    link.symlink_to(tmp_path / "real" / "report.json")
    write(sample(), link)
    assert link.is_symlink()
    assert from_json((tmp_path / "real" / "report.json").read_text()) == sample()


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="needs /dev/stdout")
def test_a_device_is_written_to():
    write(sample(), "/dev/null")
    assert not Path("/dev/null").is_file()
