"""Names compression instead of chunking.

check: three_words
status: failed
says: That is not the usual word
"""

ANSWERS = {"open_piecewise": "lazy loading", "store_piecewise": "compression", "many_scales": "resolution pyramid"}
