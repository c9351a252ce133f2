"""Tests of the case page, its five steps and its widgets."""
