"""Analytics: what the search as a whole says. Numbers are kept current by each change, never by reading everything again."""
