"""A function for each thing a person does."""
