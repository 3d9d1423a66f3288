"""A file that makes Python's own compiler call itself for ever.

attacks: reads_one_page
source: made
"""

SOURCE = b"x = " + b"-" * 400_000 + b"1"
