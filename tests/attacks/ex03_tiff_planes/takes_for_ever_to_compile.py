"""A line that the compiler would compute for ever.

attacks: reads_one_page
source: made
"""

SOURCE = b"x = " + b"+".join([b"(1, 2, 3)" for _ in range(20_000)]) + b"\ny = " + b" if 1 else ".join([b"0"] * 2000)
