"""What the field knows: values and rules; no SQL, files, clock or Qt."""
