"""An observation as HTML: a page in one file, or a part of one for a notebook. No network, no script."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from grader.reports import observation_words
from grader.reports.html import MapView, environment, map_view
from grader.reports.observation import Cost, Observation
from grader.reports.observation_words import best, chunk_words, duration, percent
from grader.reports.png import data_uri
from grader.reports.words import counted, human_bytes


def page(observation: Observation) -> str:
    """Return a whole page, readable without a network or a server."""
    heading = "What does a slice cost?"
    return environment().get_template("page.html.j2").render(title=heading, body=fragment(observation))


def fragment(observation: Observation) -> Markup:
    """Return the observation as one ``<div class="big-image-report">`` with its own style."""
    template = environment().get_template("observation.html.j2")
    looks = list(_looks(observation))
    return Markup(template.render(seen=observation, looks=looks, say=observation_words))


@dataclass(frozen=True)
class Card:
    """One look in one format.

    Attributes
    ----------
    format, level : str
        ``"OME-TIFF"``; ``"level 2"``, empty for the finest.
    chunks, share, remote, figures, brief : str
        What it costs; in a few words.
    quickest : bool
        No format takes less time from a remote store, or hardly less.
    percent : float
        Length of the bar: its time from a remote store in that of the slowest format.
    map : MapView or None
        The chunks; None where there are none to draw.
    """

    format: str
    level: str
    chunks: str
    share: str
    remote: str
    figures: str
    brief: str
    quickest: bool
    percent: float
    map: MapView | None


@dataclass(frozen=True)
class LookView:
    """One look: its name, what it shows (an address of a picture, or empty), and a card a format."""

    name: str
    picture: str
    cards: tuple[Card, ...]


def _looks(observation: Observation) -> Iterator[LookView]:
    for place, first in enumerate(observation.stored[0].costs):
        costs = [stored.costs[place] for stored in observation.stored]
        quickest = best(observation, place)
        longest = max(cost.remote_seconds for cost in costs)
        cards = tuple(
            _card(stored.name, cost, i in quickest, cost.remote_seconds / longest if longest else 0)
            for i, (stored, cost) in enumerate(zip(observation.stored, costs, strict=True))
        )
        png = observation.pictures.get(first.look)
        yield LookView(first.look, data_uri(png) if png else "", cards)


def _card(format: str, cost: Cost, quickest: bool, part: float) -> Card:
    access = cost.access
    figures = [human_bytes(cost.nbytes), counted(cost.requests, "request")]
    figures += [f"{duration(cost.seconds)} here"] if cost.seconds is not None else []
    return Card(
        format=format,
        level=f"level {access.level}" if access and access.level else "",
        chunks=chunk_words(cost),
        share=percent(cost.share) if access else "",
        remote=duration(cost.remote_seconds),
        figures=", ".join(figures),
        brief=f"{counted(cost.chunks, 'chunk')}, {percent(cost.share)}"
        if access
        else counted(cost.requests, "request"),
        quickest=quickest,
        percent=round(100 * part, 2),
        map=map_view(access) if access and (access.read or access.needed) else None,
    )
