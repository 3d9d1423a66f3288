"""A file of 200,000 parentheses in each other.

attacks: reads_one_page
source: made
"""

SOURCE = b"x = " + b"(" * 200_000
