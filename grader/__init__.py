"""Big Image Exercises: grades answers and counts the chunks they read."""
