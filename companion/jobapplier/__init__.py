"""Unattended applying: queue, attempts and their states, the runner, evidence."""
