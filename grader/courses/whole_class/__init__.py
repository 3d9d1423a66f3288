"""A whole class: submissions found, graded beside each other, kept as they finish, and put into tables and a page."""
