"""Plans (HOKS) as eHOKS gives and takes them: read without trust, checked by its rules, written without loss."""
