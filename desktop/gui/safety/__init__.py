"""Backups, retention, removal for good, and what unlocks the file: what concerns the file as a whole."""
