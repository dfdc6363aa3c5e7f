"""Works on attempts: one page each, bounded, every step on disk before it is done."""
