"""One of the keys is gone.

check: three_words
status: failed
says: has no key 'many_scales'
"""

ANSWERS = {"open_piecewise": "lazy loading", "store_piecewise": "chunking", "pyramid": "resolution pyramid"}
