"""Job Companion: the local program behind the browser extension. See README.md for the house."""

__version__ = "0.1.0"
