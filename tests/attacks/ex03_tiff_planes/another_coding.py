"""A file in a coding of its own, with code in the comment.

attacks: reads_one_page
source: made
"""

SOURCE = b"# -*- coding: utf-7 -*-\n# +AAoAaQBtAHAAbwByAHQAIABvAHMACgBvAHMALgBfAGUAeABpAHQAKAAwACk-\n"
