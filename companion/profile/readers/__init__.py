"""From a file to its lines of text in reading order, one reader a format."""
