"""Making and changing local units by hand."""
