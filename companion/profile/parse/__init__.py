"""From the lines of a resume to its parts. Pure functions over text."""
