"""One case on the screen: its five steps, and the views of those who visit the teacher's laptop."""
