"""What an instructor gives out: a student repository, and what Classroom 50 and Gradescope need to grade it."""
