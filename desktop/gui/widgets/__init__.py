"""Controls that more than one screen uses; each has one setter for what it shows and reads no store."""
