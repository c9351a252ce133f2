"""First start and unlocking: making the file, the recovery key, opening the file again."""
