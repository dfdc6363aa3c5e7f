"""A small world of employers: postings and application forms in the manner of the best-known vendors."""
