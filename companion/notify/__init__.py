"""Notifications: which events a person should hear of, and pushes to a phone or a program of theirs."""
