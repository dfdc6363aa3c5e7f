"""Saved searches: filters with a name, and the news that boards bring for them."""
