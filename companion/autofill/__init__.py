"""Autofill: understanding fields, planning a fill, remembering answers."""
