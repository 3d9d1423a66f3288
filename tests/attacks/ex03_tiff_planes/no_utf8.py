"""A file that is no text, with a coding that runs what it reads.

attacks: reads_one_page
source: made
"""

SOURCE = b"# coding: unicode_escape\n\xff\xfe\nimport os\nos._exit(0)\n"
