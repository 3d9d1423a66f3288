import io
import re
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from test_reports_sample import check, sample

from grader.reports import words
from grader.reports.model import FULL_ISOLATION, Access, CheckResult, ExerciseResult, Report, Status
from grader.reports.terminal import failure_text, print_report, print_table, render


@pytest.fixture(autouse=True)
def no_wishes_of_the_machine(monkeypatch):
    """Rich asks the environment for colours; what is tested here is what it makes without being asked."""
    for name in ("TERM", "COLORTERM", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


def printed(report, width=80, *, verbose=False, encoding="utf-8", **console):
    """The report as bytes of `encoding`, read back; in one colour system throughout, since rich keeps the codes that a
    style got first."""
    console = {"color_system": "truecolor" if console.get("force_terminal") else None} | console
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding=encoding, newline="\n")
    print_report(report, Console(file=file, width=width, **console), verbose=verbose)
    file.flush()
    return raw.getvalue().decode(encoding)


def one(*checks, **more):
    return Report("exercises", (ExerciseResult("ex03_tiff_planes", "Lazy planes from TIFF", checks),), **more)


def failing(**more):
    return one(check("reads_one_page", Status.FAILED, **more))


# -- what stands in it


def test_the_table():
    assert printed(sample(), 100).split("\n\n")[0] == (
        "Exercise                  Title                  Points     Reads  State\n"
        "ex00_words_and_sizes      Words and sizes           4/4            done\n"
        "ex03_tiff_planes          Lazy planes from TIFF     3/7  76 for 8  1 of 3 checks\n"
        "ex04_slicing_at_an_angle  Slicing at an angle       2/8  12 for 8  0 of 2 checks\n"
        "ex14_viewport             Viewport                  0/5  0 for 28  0 of 1 check\n"
        "ex16_viewer               Bonus: A viewer          0/10            not written yet"
    )


def test_one_failed_check_from_its_name_to_its_hint():
    text = printed(sample())
    start = text.index("ex04_slicing_at_an_angle, oblique_slice")
    assert text[start : text.index("ex04_slicing_at_an_angle, cost_table")] == (
        "ex04_slicing_at_an_angle, oblique_slice: half credit, 2 of 4 points\n"
        "  oblique_slice reads the chunks under the plane, once each.\n"
        "\n"
        "  oblique_slice read 12 chunks where 8 are enough.\n"
        "\n"
        "  256 x 256 x 256 uint8 in chunks of 64 cubed\n"
        "  12 chunk reads; needed: 8; half up to 16; 3 repeats; 64 chunks in all\n"
        "\n"
        "    z 0       z 1       z 2       z 3\n"
        "    x · · ·   · · · ·   · · · ·   · · · ·\n"
        "    · · · ·   · 3 ■ ·   · ■ ■ ·   · · · ·\n"
        "    · · · ·   · ■ 2 ·   · ■ ■ ·   · · · ·\n"
        "    · · · ·   · · · ·   · · · ·   · · · ·\n"
        "\n"
        "    ■ read once   2-3 read that many times   x read without need   · untouched\n"
        "    Blocks: z 0-3. Down: y 0-3. Across: x 0-3.\n"
        "\n"
        "  Hint: grade hint ex04\n"
        "\n"
    )


def test_the_end():
    assert printed(sample()).endswith(
        "ex03 LazyStack: not written yet\n"
        "ex16 Viewer: not written yet\n"
        "\n"
        "9 of 24 points\n"
        "Read 43.0 MB of 35.2 TB of image data.\n"
        "Answers kept apart by: process, deadline, landlock.\n"
        "\n"
        "Next: ex03_tiff_planes, reads_the_crop_only\n"
    )


def test_unwritten_functions_are_one_line_each_exercise_and_no_more():
    unwritten = [
        check(name, Status.NOT_IMPLEMENTED, message=f"ex03 {function}: not written yet")
        for name, function in (("a", "read_plane"), ("b", "read_plane"), ("c", "LazyStack"))
    ]
    text = printed(one(*unwritten, isolation=("process",)))
    assert text.split("\n\n")[1:] == [
        "ex03 read_plane, LazyStack: not written yet",
        "0 of 6 points\nAnswers kept apart by: process.",
        "Next: ex03_tiff_planes, read_plane\n",
    ]
    assert "Hint" not in text


def test_an_unwritten_check_without_a_function_in_its_message_is_named_itself():
    text = printed(one(check("reads_one_page", Status.NOT_IMPLEMENTED, message="?")))
    assert "ex03 reads_one_page: not written yet\n" in text


def test_in_process_is_no_grade():
    assert "Run in-process: this is no grade.\n" in printed(failing())
    assert "no grade" not in printed(sample())


def test_an_official_run_shows_its_seed():
    assert "Answers kept apart by: process. Seed 7.\n" in printed(one(isolation=("process",), seed=7))


def test_nothing_found():
    text = printed(Report("some/folder", ()))
    assert text.endswith("No exercises were found in some/folder.\n")
    assert "points" not in text


def test_bonus_points_stand_beside_the_total():
    bonus = ExerciseResult("ex16_viewer", "A viewer", (check("tour", max_score=10),), bonus=True)
    base = one(check("reads_one_page"))
    text = printed(replace(base, exercises=(*base.exercises, bonus)))
    assert "2 of 2 points, and 10 bonus points\n" in text
    assert "All done" in text


BUDGETED = Access(reads=412, optimum=412, full=412, half=824)


@pytest.mark.parametrize(
    ("checks", "gold"),
    [
        ([check("a", gold=True, accesses=(BUDGETED,))], True),
        ([check("a", gold=True, accesses=(BUDGETED,)), check("values")], True),
        ([check("a", gold=True, accesses=(BUDGETED,)), check("b", accesses=(BUDGETED,))], False),
        ([check("a", gold=True, accesses=(BUDGETED,)), check("b", Status.NOT_IMPLEMENTED)], False),
        ([check("values")], False),
        ([], False),
    ],
)
def test_gold_is_for_every_budgeted_check(checks, gold):
    assert words.is_gold(ExerciseResult("ex03_x", "x", tuple(checks))) is gold
    assert (" gold " in printed(one(*checks)).split("\n")[1]) is gold


def test_all_done():
    done = check("a", gold=True, accesses=(BUDGETED,))
    assert printed(one(done)).endswith("\nAll done: every check passed, and no chunk was read that was not needed.\n")
    plain = printed(one(replace(done, gold=False)))
    assert "For gold" in plain


@pytest.mark.parametrize(
    ("accesses", "said"),
    [
        ([], ""),
        ([BUDGETED], "412 of 412"),
        ([replace(BUDGETED, reads=1204)], "1,204 for 412"),
        ([BUDGETED, replace(BUDGETED, reads=0)], "412 for 824"),
        ([Access(optimum=0)], "0 of 0"),
    ],
)
def test_reads_against_the_optimum(accesses, said):
    assert words.reads_words(accesses) == said


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (1_200_000, "1.2 MB"),
        (999_960, "1.0 MB"),
        (35_184_372_088_832, "35.2 TB"),
        (10**22, "10,000.0 EB"),
    ],
)
def test_bytes_in_decimal_units(n, said):
    assert words.human_bytes(n) == said


@pytest.mark.parametrize("status", list(Status))
def test_every_status_has_words(status):
    text = printed(one(check("a", status, message="ex03 f: not written yet")), verbose=True)
    assert words.STATUS_WORDS[status] in text
    assert "_budget" not in text
    assert "_memory" not in text


def test_verbose_shows_what_passed_too():
    assert "reads_one_page" not in printed(sample())
    text = printed(sample(), verbose=True)
    assert "ex03_tiff_planes, reads_one_page: passed, 3 of 3 points, 0.00 s\n" in text


def test_many_arrays_are_counted_not_drawn():
    access = Access(grid=(4, 4), read=(1,), reads=1)
    text = printed(failing(accesses=(access,) * 9))
    assert text.count("read once") == 3
    assert "and 6 more arrays\n" in text


def test_the_end_of_long_output_is_shown():
    text = printed(failing(output="\n".join(f"line {i}" for i in range(100_000))))
    assert "(99,988 lines left out)" in text
    assert "| line 99999\n" in text
    assert text.count("| line") == 12


def test_the_table_alone():
    console = Console(file=io.StringIO(), width=80)
    print_table(sample(), console)
    whole = printed(sample())
    table, end = whole.split("\n\n")[0], whole[whole.index("ex03 LazyStack: not written yet") :]
    assert console.file.getvalue() == f"{table}\n\n{end}"


def test_one_failure_alone():
    exercise = sample().exercises[2]
    name = f"{exercise.name}, {exercise.checks[0].name}"
    assert f"\n\n{name}: {failure_text(exercise.name, exercise.checks[0])}\n\n" in printed(sample())
    unwritten = check("a", Status.NOT_IMPLEMENTED, message="ex03 read_plane: not written yet")
    assert failure_text("ex03_tiff_planes", unwritten) == "ex03 read_plane: not written yet"


# -- consoles


def test_a_pipe_gets_no_colour_and_no_boxes():
    text = printed(sample())
    assert "\x1b" not in text
    assert not re.search("[\u2500-\u257f\u2580-\u259f]", text)
    assert not re.search(r"[ \t]$", text, re.MULTILINE)


def test_a_terminal_gets_colours_blue_and_orange():
    text = printed(sample(), force_terminal=True)
    assert "\x1b[38;2;59;142;208m■" in text
    assert "\x1b[38;2;224;130;20mx" in text
    assert "─" in text


def test_colours_apart_the_terminal_reads_as_the_pipe():
    coloured = printed(sample(), force_terminal=True)
    plain = re.sub("\x1b\\[[0-9;]*m", "", coloured)
    plain = re.sub("─+\n", "", plain).replace("▏", "|")
    assert re.sub(" +$", "", plain, flags=re.MULTILINE) == printed(sample())


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "utf-8"])
@pytest.mark.parametrize("force_terminal", [False, True])
def test_every_encoding_can_say_it(encoding, force_terminal):
    report = failing(
        message="μm × 日本", output="é\udcff", accesses=(Access(grid=(4, 4), read=(1, 1, 2), needed=(1, 3)),)
    )
    text = printed(report, encoding=encoding, force_terminal=force_terminal)
    symbols = ". 2 x o" if encoding != "utf-8" else "· 2 x ○"
    assert symbols in re.sub("\x1b\\[[0-9;]*m", "", text)


@pytest.mark.parametrize("width", [20, 40, 60, 79, 80, 120, 200])
@pytest.mark.parametrize("verbose", [False, True])
@pytest.mark.parametrize("force_terminal", [False, True])
def test_no_line_is_wider_than_the_console(width, verbose, force_terminal):
    text = printed(sample(), width, verbose=verbose, force_terminal=force_terminal)
    text = re.sub("\x1b\\[[0-9;]*m", "", text)
    assert max(map(cell_len, text.splitlines())) <= width


@pytest.mark.parametrize("width", [60, 200])
def test_the_map_is_whole_at_any_width(width):
    lines = [line.strip() for line in printed(sample(), width, verbose=True).splitlines()]
    rows = [line for line in lines if re.fullmatch("x{17}■·+", line)]
    assert len(rows) == 4


def test_a_renderable_can_be_printed_with_others():
    console = Console(file=io.StringIO(), width=70)
    console.print("before", render(sample()), "after")
    assert console.file.getvalue().startswith("before\nExercise")


# -- what an answer writes acts on nothing


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07text", "text"),
        ("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1b]never ends\nnext", "never ends\nnext"),
        ("\x9b2Jtext\x85more", "text\nmore"),
        ("a\x00\x08\x7fb", "ab"),
        ("10 %\r20 %\r\n", "10 %\n20 %\n"),
        ("a\tb", "a    b"),
        ("user\u202etxt.exe\u2066\u200f", "usertxt.exe"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("lone \udcff", "lone ?"),
        ("\u2028line", "\nline"),
        ("\x1b" * 50, ""),
        ("µm, 3 × 4, 日本", "µm, 3 × 4, 日本"),
    ],
)
def test_clean(raw, safe):
    assert words.clean(raw) == safe


nasty = st.text(
    st.sampled_from("ab [/]\\:\n\r\t\x1b\x9b\x07\x00[31m]8;;\u202e\u2066\u200b\u0301日\udcff{}\u00a0😀")
    | st.characters(),
    max_size=200,
)


@settings(derandomize=True, deadline=None, database=None, max_examples=150)
@given(nasty, nasty, nasty, st.integers(20, 100), st.booleans())
@example("[/bold]", "[link=file:///etc/passwd]x[/link]", "\x1b[2J", 20, True)
@example("a" * 5000, "日" * 5000, "e" + "\u0301" * 5000, 61, False)
def test_nothing_of_an_answer_gets_through(message, output, traceback, width, force_terminal):
    access = Access(array=message, source=output, grid=(3, 3), axes=(traceback, message), read=(1,), reads=1)
    result = CheckResult(
        message, output, Status.ERROR, 0, 2, message=message, output=output, traceback=traceback, accesses=(access,)
    )
    report = Report(output, (ExerciseResult(traceback, message, (result,)),), isolation=(message,))
    text = printed(report, width, force_terminal=force_terminal, color_system=None)
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]", text
    )
    assert max(map(cell_len, text.split("\n"))) <= width


def test_markup_is_shown_as_it_was_written():
    text = printed(failing(message="got [red]x[/red], not [0, 1]", output="[bold]b[/]", traceback="a[link=x]"))
    assert "got [red]x[/red], not [0, 1]" in text
    assert "[bold]b[/]" in text
    assert "a[link=x]" in text


def test_a_line_of_output_is_cut():
    text = printed(failing(output="x" * 10_000 + "\nshort"), 60)
    assert "  | " + "x" * 55 + "…\n" in text
    assert "  | short\n" in text


def test_what_all_checks_found_alike_is_said_once():
    broken = [check(name, Status.ERROR, message="ex04.py, line 3: Python cannot read this line.") for name in "abc"]
    text = printed(Report(".", (ExerciseResult("ex04_slices", "Slices", tuple(broken)),)))
    assert text.count("Python cannot read this line") == 1
    assert "The same in b, c." in text
    broken[2] = check("c", Status.ERROR, message="Another.")
    text = printed(Report(".", (ExerciseResult("ex04_slices", "Slices", tuple(broken)),)))
    assert text.count("Python cannot read this line") == 2
    assert "The same in" not in text


def test_what_keeps_answers_apart_is_said_where_something_is_missing_or_all_is_asked_for():
    whole = one(isolation=FULL_ISOLATION)
    words = "Answers kept apart by: process, deadline, rlimits, landlock, seccomp.\n"
    assert words not in printed(whole)
    assert words in printed(whole, verbose=True)
    assert "Answers kept apart by: process, deadline.\n" in printed(one(isolation=FULL_ISOLATION[:2]))


def test_a_failed_check_has_about_25_lines():
    stack = Access(
        source="2000 planes", reads=9, optimum=4, chunks=8000, grid=(2000, 4, 1), read=tuple(range(0, 8000, 7))
    )
    both = (stack, replace(stack, array="other"))
    message = "\n".join(f"Line {i}." for i in range(6))
    text = printed(failing(message=message, traceback="ex03.py, line 3\n    return 1", accesses=both))
    told = text[text.index("ex03_tiff_planes, ") : text.index("Hint: ")]
    assert len(told.splitlines()) <= 30
    assert told.count("9 chunk reads") == 2
    assert len(printed(failing(accesses=both), verbose=True).splitlines()) > 45
