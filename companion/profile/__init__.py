"""The person: their resume, the facts no resume has, and every version of both."""
