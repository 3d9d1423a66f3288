"""Names compression instead of chunking.

check: three_words
status: failed
says: That is not the usual word
tells: That is not the usual word for it. The comment above it says what is meant, and in how many words.
"""

ANSWERS = {"open_piecewise": "lazy loading", "store_piecewise": "compression", "many_scales": "resolution pyramid"}
