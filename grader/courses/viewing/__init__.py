"""`grade view`: a pyramid in the browser, served by the counted store, and beside it what of it was fetched."""
