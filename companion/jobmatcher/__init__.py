"""Understanding postings, scoring and ranking them."""
