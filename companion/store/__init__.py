"""The store: the only room that knows SQLAlchemy and the layout of the data folder.

Nothing is imported here, so that small commands can look at the lock file without loading a database driver.
"""
