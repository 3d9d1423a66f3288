"""Words that both forms of an observation share."""

from grader.reports.observation import Cost, Level, Observation
from grader.reports.words import counted, human_bytes, one_line


def duration(seconds: float) -> str:
    """Return a time as it is read best: ``7 ms``, ``1.4 s``, ``3 min 25 s``, ``2 h 5 min``."""
    if seconds < 0.9995:
        return f"{1000 * seconds:.0f} ms" if seconds >= 0.0005 else "0 ms"
    if seconds < 99.95:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 60:
        return f"{minutes} min {rest} s"
    hours, minutes = divmod(minutes, 60)
    return f"{hours:,} h {minutes} min" if hours < 100 else f"{hours / 24:,.0f} days"


def percent(share: float) -> str:
    """Return a share: ``100 %``, ``12.5 %``, ``0.2 %``, ``< 0.1 %``."""
    if 0 < share < 0.0005:
        return "< 0.1 %"
    return f"{100 * share:.1f}".removesuffix(".0") + " %"


def chunk_words(cost: Cost) -> str:
    """Return how many chunks it takes, of how many; empty where it takes none."""
    return f"{cost.chunks:,} of {cost.access.chunks:,}" if cost.access else ""


def sizes(shape: tuple[int, ...]) -> str:
    """Return ``"512 x 512 x 512"``."""
    return " x ".join(f"{n}" for n in shape)


def level_words(level: Level) -> tuple[str, str, str, str, str]:
    """Return a level's cells of a table: path, size, chunks, their number, bytes."""
    chunk = sizes(level.chunk_shape) + (f" in shards {sizes(level.shard_shape)}" if level.shard_shape else "")
    return one_line(level.path), sizes(level.shape), chunk, f"{level.chunks:,}", human_bytes(level.nbytes)


def best(observation: Observation, place: int) -> set[int]:
    """Return which formats take the least time from a remote store for one look; none where there is one alone."""
    times = [stored.costs[place].remote_seconds for stored in observation.stored]
    return {i for i, seconds in enumerate(times) if seconds < 1.25 * min(times)} if len(times) > 1 else set()


def label(cost: Cost) -> str:
    """Return what it costs in a sentence, for who cannot see it."""
    reads = "reads" if cost.seconds is not None else "would read"
    return f"{cost.look} {reads} {counted(cost.chunks, 'chunk')}, {percent(cost.share)} of the data"
