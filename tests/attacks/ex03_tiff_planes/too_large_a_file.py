"""A file of 10 MB.

attacks: reads_one_page
source: made
says: larger than 1,000,000 bytes
"""

SOURCE = b"#" * 10_000_000
