"""Facts put into the form a field wants them in."""
