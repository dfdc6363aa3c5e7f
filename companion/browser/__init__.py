"""Owns Playwright: finding a browser, its life, its profiles, and the page agent's driver."""
