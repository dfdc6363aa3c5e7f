"""Every stored posting as numbers, and the arithmetic that scores all of them at once."""
