"""Reading mail: from bytes to what it says about an application. Pure functions; no mailbox here."""
