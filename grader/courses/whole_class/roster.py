"""Who is in the class: a CSV with a line for each person."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

KEYS = ("student", "identifier", "github_username", "username", "login", "sis login id", "sis user id", "email", "name")
"""Columns that may name a person's folder."""

Person = Mapping[str, str]


class BadRoster(ValueError):
    """The roster cannot be used; the message says why."""


def read_roster(path: Path) -> list[Person]:
    """Return the people of a roster: each column's text by its name, as it stands there.

    Raises
    ------
    BadRoster
        If it cannot be read, or has no column that could name a folder.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise BadRoster(f"{path} cannot be read: {error.strerror or error}.") from None
    except UnicodeDecodeError:
        raise BadRoster(f"{path} is not UTF-8: save it as CSV UTF-8.") from None
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    try:
        lines = [line for line in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if any(line)]
    except csv.Error as error:
        raise BadRoster(f"{path} is no CSV: {error}.") from None
    columns = [column.strip() for column in lines[0]] if lines else []
    if not any(column.casefold() in KEYS for column in columns):
        raise BadRoster(f"{path} has no column that names a student: call one {', '.join(KEYS[:-1])} or {KEYS[-1]}.")
    return [dict(zip(columns, (cell.strip() for cell in line), strict=False)) for line in lines[1:]]


def names_of(person: Person) -> set[str]:
    """Return what a person is called, in small letters."""
    return {cell.casefold() for column, cell in person.items() if column.casefold() in KEYS and cell}


def match_folders(folders: Iterable[str], people: Sequence[Person]) -> dict[str, Person]:
    """Return whose folder each one is; those that are nobody's, or could be two people's, are left out.

    A folder has the name of its owner, or the name of the assignment, a hyphen, and the owner's: ``ex-ada`` as GitHub
    Classroom clones it. Of two owners the one with the longer name is meant.
    """
    named = [(name, person) for person in people for name in names_of(person)]
    matched: dict[str, Person] = {}
    for folder in folders:
        called = folder.casefold()
        fits = [(len(name), person) for name, person in named if called == name or called.endswith(f"-{name}")]
        longest = max((length for length, _ in fits), default=0)
        owners = [person for length, person in fits if length == longest]
        if owners and all(owner is owners[0] for owner in owners):
            matched[folder] = owners[0]
    return matched
