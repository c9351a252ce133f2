"""The library of requirements: what is in force, what each unit asks for, and bringing in more."""
