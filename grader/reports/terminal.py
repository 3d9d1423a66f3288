"""The report on a terminal, or as plain text in a pipe."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from grader.reports import words
from grader.reports.chunk_map import Cell, Kind, chunk_map, legend, symbol
from grader.reports.model import FULL_ISOLATION, Access, CheckResult, ExerciseResult, Report, Status, Table

BLUE, GREEN, ORANGE, GOLD = "#3b8ed0", "#1b9e77", "#e08214", "bold #d0a000"
"""Told apart by colour-blind people too, and readable on black and on white."""

CELL_STYLES = {
    Kind.READ: BLUE,
    Kind.WRITTEN: GREEN,
    Kind.AGAIN: f"bold {ORANGE}",
    Kind.REWRITTEN: f"bold {ORANGE}",
    Kind.UNNEEDED: ORANGE,
    Kind.MISSED: "bold",
    Kind.UNWRITTEN: "bold",
    Kind.ASKED: ORANGE,
    Kind.UNTOUCHED: "dim",
}

MAP_WIDTH, MAP_HEIGHT = 76, 16
_LINES = {False: 12, True: 200}
"""How many lines of an answer's output and traceback are shown, by `verbose`."""
_MESSAGE_LINES = 60
_CHECK_LINES = 14
"""How many lines what is said and drawn of a failed check should have, but for a heading and the words of a map."""
_LEAST_MAP = 8
_MAPS = {False: 3, True: 20}


def render(report: Report, *, verbose: bool = False) -> "TerminalReport":
    """Return a rich renderable: the table, what failed, the total, and what to do next.

    Parameters
    ----------
    report : Report
        What the run found.
    verbose : bool
        Show the reads and the chunk maps of what passed as well, and longer output and tracebacks.
    """
    return TerminalReport(report, verbose)


def print_report(report: Report, console: Console, *, verbose: bool = False) -> None:
    """Print the report; plain text without colour where the console is no terminal."""
    console.print(render(report, verbose=verbose), highlight=False, soft_wrap=False)


def print_table(report: Report, console: Console) -> None:
    """Print the table, what is not written yet, the total and what to do next, without what failed."""
    console.print(TerminalReport(report, failures=False), highlight=False, soft_wrap=False)


def failure_text(exercise: str, check: CheckResult, *, width: int = 80, encoding: str = "utf-8") -> str:
    """Return what one check of the exercise of that name found, as plain text below a heading that names both."""
    page = _Page(max(20, width), False, encoding)
    if check.status is Status.NOT_IMPLEMENTED:
        lines = page.wrapped(f"{words.short_name(exercise)} {words.unwritten_name(check)}: not written yet")
    else:
        lines = page.check(exercise, check, False, named=False)
    return "\n".join(line.plain.rstrip() for line in lines)


@dataclass(frozen=True)
class TerminalReport:
    """A report that rich prints, as wide as the console allows."""

    report: Report
    verbose: bool = False
    failures: bool = True

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the lines: none wider than the console, none with anything in it that acts on a terminal."""
        page = _Page(max(20, options.max_width), console.is_terminal, options.encoding)
        for line in page.report(self.report, self.verbose, self.failures):
            line.rstrip()
            yield page.fitted(line)


class _Page:
    """Lines for one width and encoding."""

    def __init__(self, width: int, styled: bool, encoding: str) -> None:
        self.width = width
        self.styled = styled
        self.encoding = encoding
        self.ascii_only = not _encodes("■○·─…▏", encoding)
        self.dots = "..." if self.ascii_only else "…"

    def report(self, report: Report, verbose: bool, failures: bool) -> Iterator[Text]:
        if report.exercises:
            yield from self.table(report)
        if failures:
            yield from self.failures(report, verbose)
        if not verbose:
            yield from self.measured(report)
        yield from self.all_unwritten(report)
        if report.exercises:
            yield Text()
            yield from self.wrapped(words.points_words(report), style="bold")
        yield from self.wrapped(words.bytes_words(report))
        if verbose or report.seed is not None or set(FULL_ISOLATION) - set(report.isolation):
            style = "dim" if report.isolation else f"bold {ORANGE}"
            yield from self.wrapped(words.isolation_words(report), style=style)
        yield Text()
        yield from self.wrapped(words.next_step(report), style="bold")

    def failures(self, report: Report, verbose: bool) -> Iterator[Text]:
        """Yield what is written and not right, or not gold; what all checks found alike (a syntax error), once."""
        for exercise in report.exercises:
            shown = [
                check
                for check in exercise.checks
                if check.status is not Status.NOT_IMPLEMENTED
                and (verbose or check.status is not Status.PASSED or words.lacks_gold(check))
            ]
            alike = words.alike(shown)
            for check in shown[:1] if alike else shown:
                yield Text()
                yield from self.check(exercise.name, check, verbose)
            if alike:
                names = ", ".join(words.one_line(check.name) for check in shown[1:])
                yield from self.wrapped(f"The same in {names}.", 2)

    def measured(self, report: Report) -> Iterator[Text]:
        """Yield what else was measured of answers that are right."""
        for exercise in report.exercises:
            for check in exercise.checks:
                if check.status is Status.PASSED and check.tables:
                    yield Text()
                    yield from self.wrapped(
                        f"{words.one_line(exercise.name)}, {words.one_line(check.name)}", style="bold"
                    )
                    yield from self.tables(check)

    def all_unwritten(self, report: Report) -> Iterator[Text]:
        """Yield a line for each exercise in which something is not written."""
        lines = [line for exercise in report.exercises for line in self.unwritten(exercise)]
        if lines:
            yield Text()
            yield from lines

    # -- the table ---------------------------------------------------------------------------------------------

    def table(self, report: Report) -> Iterator[Text]:
        """Yield one line an exercise under a heading."""
        heading = ["Exercise", "Title", "Points", "Reads", "Writes", "", "State"]
        rows = [self._row(exercise) for exercise in report.exercises]
        for column in (3, 4):
            heading[column] = heading[column] if any(row[column] for row in rows) else ""
        widths = self._widths([heading, *rows])
        spare = self._spare(widths)
        if spare < 0 and widths[1] + spare < 20:
            for row, exercise in zip(rows, report.exercises, strict=True):
                row[0] = self.text(words.short_name(exercise.name))
            widths = self._widths([heading, *rows])
        for column, least in ((1, 10), (6, 0)):  # the title shrinks and goes; then the state shrinks
            spare = self._spare(widths)
            if spare < 0:
                widths[column] = widths[column] + spare if widths[column] + spare >= least else 0
        yield self._table_line(heading, widths, ["bold"] * 7)
        if self.styled:
            yield Text(("-" if self.ascii_only else "─") * (self.width - self._spare(widths)), "dim")
        for row, exercise in zip(rows, report.exercises, strict=True):
            yield self._table_line(row, widths, _row_styles(exercise))

    def _widths(self, rows: list[list[str]]) -> list[int]:
        return [max(map(cell_len, column)) for column in zip(*rows, strict=True)]

    def _row(self, exercise: ExerciseResult) -> list[str]:
        unwritten = all(check.status is Status.NOT_IMPLEMENTED for check in exercise.checks)
        return [
            self.text(words.one_line(exercise.name)),
            self.text(("Bonus: " if exercise.bonus else "") + words.one_line(exercise.title)),
            f"{exercise.score}/{exercise.max_score}",
            "" if unwritten else words.reads_words(words.budgeted(exercise)),
            "" if unwritten else words.writes_words(words.budgeted(exercise)),
            "gold" if words.is_gold(exercise) else "",
            words.state_words(exercise),
        ]

    def _spare(self, widths: list[int]) -> int:
        """Return how many columns are left over, two between any two columns that show something."""
        shown = [width for width in widths if width]
        return self.width - sum(shown) - 2 * (len(shown) - 1)

    def _table_line(self, row: list[str], widths: list[int], styles: list[str]) -> Text:
        line = Text()
        for i, (value, width, style) in enumerate(zip(row, widths, styles, strict=True)):
            if width:
                value = self.cut(value, width)
                padding = " " * (width - cell_len(value))
                line.append("  " if line else "")
                line.append(padding + value if i in (2, 3, 4) else value + padding, style)
        return line

    # -- one check ---------------------------------------------------------------------------------------------

    def check(self, exercise: str, check: CheckResult, verbose: bool, *, named: bool = True) -> Iterator[Text]:
        """Yield what one check found: where, what, the gap, what to look at, and the picture."""
        good = check.status is Status.PASSED
        name = f"{words.one_line(exercise)}, {words.one_line(check.name)}: " if named else ""
        state = f"{words.STATUS_WORDS[check.status]}, {check.score} of {words.counted(check.max_score, 'point')}"
        state += ", without gold" if words.lacks_gold(check) else ""
        if verbose:
            state += f", {check.seconds:.2f} s"
            state += f", {words.human_bytes(check.peak_bytes)} of memory" if check.peak_bytes is not None else ""
        yield from self.wrapped(f"{name}{state}", style=f"bold {BLUE}" if good else f"bold {ORANGE}")
        yield from self.wrapped(words.clean(check.title), 2, style="italic" if self.styled else "")
        if check.told_in and not verbose:
            yield from self.wrapped(words.told_in_words(check), 2)
            return
        said = list(self.said(check, verbose))
        yield from said
        yield from self.maps(check, verbose, MAP_HEIGHT if verbose else _CHECK_LINES - len(said))
        yield from self.tables(check)
        if not good:
            yield Text()
            yield from self.wrapped(f"Hint: grade hint {words.short_name(exercise)}", 2, style="bold")

    def said(self, check: CheckResult, verbose: bool) -> Iterator[Text]:
        """Yield the message, what the answer printed, and its lines where it raised."""
        if check.message.strip():
            yield Text()
            for paragraph in words.clean(check.message).strip("\n").split("\n")[:_MESSAGE_LINES]:
                yield from self.wrapped(paragraph.rstrip(), 2) if paragraph.strip() else [Text()]
        if verbose or check.status is not Status.PASSED:
            yield from self.quoted("Your code printed:", check.output, _LINES[verbose])
        yield from self.quoted("Where it happened:", check.traceback, _LINES[verbose])

    def quoted(self, heading: str, text: str, most: int) -> Iterator[Text]:
        """Yield the last lines of what an answer wrote, each cut to the width."""
        lines = [line.rstrip() for line in words.clean(text).split("\n")]
        while lines and not lines[-1]:
            lines.pop()
        if not lines:
            return
        yield Text()
        yield from self.wrapped(heading, 2)
        bar = "| " if self.ascii_only or not self.styled else "▏ "
        if len(lines) > most:
            yield Text(f"  {bar}({words.counted(len(lines) - most, 'line')} left out)", "dim")
        for line in lines[-most:]:
            yield Text(f"  {bar}{self.cut(self.text(line), self.width - 4)}", "dim")

    def tables(self, check: CheckResult) -> Iterator[Text]:
        """Yield what else was measured."""
        for table in check.tables:
            yield Text()
            yield from self.wrapped(words.clean(table.title), 2)
            yield from self.grid(table)

    def grid(self, table: Table) -> Iterator[Text]:
        """Yield the lines of a table: the first column flush left, the others flush right."""
        rows = [[self.text(words.one_line(cell)) for cell in row] for row in (table.head, *table.rows)]
        widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
        for i, row in enumerate(rows):
            cells = [" " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True)]
            first, *others = zip(row, cells, strict=True)
            line = "  ".join([first[0] + first[1], *(padding + cell for cell, padding in others)])
            yield Text(f"    {self.cut(line, self.width - 4)}", "dim" if i == 0 else "")

    def maps(self, check: CheckResult, verbose: bool, height: int) -> Iterator[Text]:
        """Yield a picture for each array where something happened; where only gold is missing, of what cost it.

        The first has up to `height` lines, and eight at least; the others as well where all is shown, else none.
        """
        gold_alone = words.lacks_gold(check) and not verbose
        accesses = [one for one in check.accesses if (words.beyond if gold_alone else words.eventful)(one)]
        for access in accesses[: _MAPS[verbose]]:
            yield Text()
            drawn = verbose or access is accesses[0]
            yield from self.map(access, verbose, height if drawn else 0, named=access.source in check.message)
        if len(accesses) > _MAPS[verbose]:
            yield Text()
            yield from self.wrapped(f"and {words.counted(len(accesses) - _MAPS[verbose], 'more array')}", 2)

    def map(self, access: Access, verbose: bool, height: int, *, named: bool) -> Iterator[Text]:
        """Yield one picture with what it shows and what its symbols mean; the message may have named its source."""
        yield from self.wrapped(words.about(access, named=named), 2, style="bold")
        yield from self.wrapped(words.figures(access, verbose=verbose), 2)
        if height == 0 or not words.drawable(access):
            return
        picture = chunk_map(access, min(self.width - 4, MAP_WIDTH), min(max(height, _LEAST_MAP), MAP_HEIGHT))
        yield Text()
        for parts in picture.lines():
            line = Text("    ")
            for part in parts:
                line.append(*self._symbol(part))
            yield line
        yield Text()
        entries = legend(picture.cells(), ascii_only=self.ascii_only)
        yield from self._legend([(sign, meaning, CELL_STYLES[cell.kind]) for cell, sign, meaning in entries])
        yield from self.wrapped(" ".join(map(words.one_line, picture.words)), 4, style="dim")

    def _symbol(self, part: Cell | str) -> tuple[str, str]:
        if isinstance(part, str):
            return self.text(words.clean(part)), "dim"
        return symbol(part, ascii_only=self.ascii_only), CELL_STYLES[part.kind]

    def _legend(self, entries: list[tuple[str, str, str]]) -> Iterator[Text]:
        line = Text("    ")
        for sign, meaning, style in entries:
            entry = Text.assemble((sign, style), f" {meaning}")
            if len(line) > 4 and line.cell_len + 3 + entry.cell_len > self.width:
                yield line
                line = Text("    ")
            line.append("   " if len(line) > 4 else "")
            line.append_text(entry)
        if len(line) > 4:
            yield line

    def unwritten(self, exercise: ExerciseResult) -> Iterator[Text]:
        """Yield one line that names what is not written yet; none where all is."""
        names = words.unwritten(exercise)
        if names:
            head, tail = f"{self.text(words.short_name(exercise.name))} ", ": not written yet"
            yield Text(head + self.cut(self.text(", ".join(names)), self.width - len(head) - len(tail)) + tail, "dim")

    # -- lines -------------------------------------------------------------------------------------------------

    def wrapped(self, text: str, indent: int = 0, *, style: str = "") -> Iterator[Text]:
        """Yield a paragraph in lines of the page's width; its own indentation is kept."""
        text = self.text(text)
        for paragraph in text.split("\n") if text else []:
            body = paragraph.lstrip(" ")
            inner = min(indent + len(paragraph) - len(body), self.width // 2)
            for line in Text(body, style).wrap(_WRAPPER, self.width - inner):
                line.rstrip()
                yield Text(" " * inner).append_text(line)

    def text(self, text: str) -> str:
        """Return `text` in characters that the encoding has."""
        return text if _encodes(text, self.encoding) else text.encode("ascii", "replace").decode("ascii")

    def cut(self, text: str, width: int) -> str:
        """Return `text` in at most `width` columns, with dots where something is missing."""
        text = text[: 4 * max(width, 1) + 4]
        if cell_len(text) <= width and len(text) <= 4 * width:
            return text
        if width <= len(self.dots):
            return set_cell_size(text, max(width, 0))
        return set_cell_size(text[: 4 * width], width - len(self.dots)).rstrip() + self.dots

    def fitted(self, line: Text) -> Text:
        """Return the line as one that rich neither wraps nor fills."""
        line.no_wrap = True
        line.overflow = "crop"
        line.end = "\n"
        return line


_WRAPPER = Console(width=80, color_system=None, force_terminal=False)
"""What `Text.wrap` asks for its tab size."""


def _encodes(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True


def _row_styles(exercise: ExerciseResult) -> list[str]:
    if not exercise.checks or all(check.status is Status.NOT_IMPLEMENTED for check in exercise.checks):
        return ["dim"] * 7
    done = all(map(words.is_full, exercise.checks))
    colour = BLUE if done else ORANGE
    return ["", "", f"bold {colour}", "", "", GOLD, colour]
