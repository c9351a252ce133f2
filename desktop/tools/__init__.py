"""Developers' commands; not part of the packages for teachers."""
