"""Every application's true status, with its evidence."""
