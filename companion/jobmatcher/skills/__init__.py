"""The taxonomy of skills and the detector that finds them in text."""
