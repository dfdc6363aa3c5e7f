"""Drafts of free-text answers: written by a model of the person's choice, checked here, put in by the person's own yes."""
