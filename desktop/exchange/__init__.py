"""Others' formats turned into domain values, and back."""
