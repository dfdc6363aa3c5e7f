"""Reads a page snapshot into a posting: whether it is one, what it offers, what it asks for, with evidence."""
