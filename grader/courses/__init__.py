"""What an instructor makes of the exercises: stubs, student repositories, courses, a whole class graded."""
