"""Who is in the class: a CSV with a line for each person."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

KEYS = (
    *("student", "identifier", "github_username", "username", "login", "sis login id", "sis user id", "email", "name"),
    *("full name", "email address", "id number", "matriculation number"),  # Moodle's
    *("vollständiger name", "anmeldename", "benutzername", "e-mail", "e-mail-adresse", "id-nummer", "matrikelnummer"),
)
"""Columns that may name a person's folder."""

_FIRST = ("first name", "firstname", "given name", "vorname")
_LAST = ("last name", "lastname", "surname", "family name", "nachname")

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
    if not any(column.casefold() in (*KEYS, *_LAST) for column in columns):
        raise BadRoster(f"{path} has no column that names a student: call one {', '.join(KEYS[:8])} or {KEYS[8]}.")
    return [dict(zip(columns, (cell.strip() for cell in line), strict=False)) for line in lines[1:]]


def names_of(person: Person) -> set[str]:
    """Return what a person is called, in small letters, in all `spellings`."""
    said = {column.casefold(): cell for column, cell in person.items() if cell}
    names = [cell for column, cell in said.items() if column in KEYS]
    first, last = (next((said[one] for one in half if one in said), "") for half in (_FIRST, _LAST))
    names += [f"{first} {last}"] if first and last else []
    return {spelling for name in names for spelling in spellings(name)}


def spellings(name: str) -> set[str]:
    """Return how else a name is written, in small letters: "Noël, Zoë" is "zoe noel" and "noelzoe".

    Without accents, with umlauts as two letters, the words in any order, and as Canvas writes it before files.
    """
    called = " ".join(name.casefold().split())
    found = {called}
    for plain in {_without_accents(called), _without_accents(called.translate(_UMLAUTS))}:
        words = plain.replace(",", " ").split()
        family = plain.partition(",")[0].split() if "," in plain else words[-1:]
        given = words[len(family) :] if "," in plain else words[:-1]
        found |= {plain, " ".join(sorted(words)), " ".join([*given, *family])}
        found |= {"".join(words), "".join([*family, *given])}
    return found - {""}


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"})


def _without_accents(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))


def match_folders(folders: Iterable[str], people: Sequence[Person]) -> dict[str, Person]:
    """Return whose folder each one is; those that are nobody's, or could be two people's, are left out.

    A folder has the name of its owner, or the name of the assignment, a hyphen, and the owner's: ``ex-ada`` as GitHub
    Classroom clones it. Of two owners the one with the longer name is meant.
    """
    named = [(name, person) for person in people for name in names_of(person)]
    matched: dict[str, Person] = {}
    for folder in folders:
        called = folder.casefold()
        same = spellings(folder)
        fits = [(len(name), person) for name, person in named if name in same or called.endswith(f"-{name}")]
        longest = max((length for length, _ in fits), default=0)
        owners = [person for length, person in fits if length == longest]
        if owners and all(owner is owners[0] for owner in owners):
            matched[folder] = owners[0]
    return matched
