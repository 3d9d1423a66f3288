"""An observation on a terminal: a table that leaves out columns where it is narrow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from grader.reports.observation import Cost, Observation
from grader.reports.observation_words import best, chunk_words, duration, level_words, percent
from grader.reports.terminal import BLUE
from grader.reports.words import human_bytes, one_line


def print_observation(observation: Observation, console: Console) -> None:
    """Print the tables; plain text without colour where the console is no terminal."""
    console.print(ObservationText(observation), highlight=False)


@dataclass(frozen=True)
class ObservationText:
    """An observation that rich prints, as wide as the console allows."""

    observation: Observation

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the title, the levels of a file, the costs and how to read them."""
        seen = self.observation
        yield Text(one_line(seen.title), "bold")
        if not seen.measured:
            for stored in seen.stored:
                yield Text(one_line(f"{stored.name}: {stored.about}"))
            yield Text()
            yield _levels(seen)
        yield Text()
        yield _fitting(seen, console, options)
        for note in seen.notes:
            yield Text()
            yield Text(one_line(note), "dim")


def _table(head: Sequence[str]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for i, title in enumerate(head):
        table.add_column(title, justify="right" if i else "left", no_wrap=True, overflow="ellipsis")
    return table


def _levels(seen: Observation) -> Padding:
    table = _table(["level", "voxels", "a chunk", "chunks", "size"])
    for stored in seen.stored:
        for i, level in enumerate(stored.levels):
            path, *cells = level_words(level)
            table.add_row(Text(f'{i} "{path}"' if path else str(i)), *map(Text, cells))
    return Padding(table, (0, 0, 0, 2))


def _fitting(seen: Observation, console: Console, options: ConsoleOptions) -> Table:
    """Return the table with as many columns as fit; the time from a remote store goes last."""
    columns = ["chunks", "share", "bytes", "requests", "here", "remote"]
    if not seen.measured:
        columns.remove("here")
    for left_out in ("", "here", "requests", "bytes", "share", "chunks"):
        columns = [column for column in columns if column != left_out]
        table = _costs(seen, columns)
        if Measurement.get(console, options.update(max_width=10_000), table).maximum <= options.max_width:
            break
    return table


def _costs(seen: Observation, columns: Sequence[str]) -> Table:
    """Return the table: a group of lines a look, one a format; one line a look where there is one format."""
    table = _table(["", *columns])
    alone = len(seen.stored) == 1
    for place, cost in enumerate(seen.stored[0].costs):
        quickest = best(seen, place)
        if not alone:
            table.add_row(Text(cost.look, "bold"))
        for i, stored in enumerate(seen.stored):
            name = cost.look if alone else f"  {stored.name}"
            style = f"bold {BLUE}" if i in quickest else ""
            table.add_row(Text(name), *_cells(stored.costs[place], columns, style))
    return table


def _cells(cost: Cost, columns: Sequence[str], style: str) -> Iterator[Text]:
    texts = {
        "chunks": chunk_words(cost),
        "share": percent(cost.share) if cost.access else "",
        "bytes": human_bytes(cost.nbytes),
        "requests": f"{cost.requests:,}",
        "here": duration(cost.seconds) if cost.seconds is not None else "",
        "remote": duration(cost.remote_seconds),
    }
    return (Text(texts[column], style if column == "remote" else "") for column in columns)
