"""Accuracy, measured on labelled sets. `make eval` prints every table; CI holds the floors."""
