"""The command line: the same actions as the window, for people who like to type and programs that read."""
