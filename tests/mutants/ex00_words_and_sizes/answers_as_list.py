"""A list of words instead of a dict.

check: three_words
status: failed
says: is a list, expected a dict
"""

ANSWERS = ["lazy loading", "chunking", "resolution pyramid"]
