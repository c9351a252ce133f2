"""The room of students."""
