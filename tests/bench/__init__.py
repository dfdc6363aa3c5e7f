"""Speed and size, measured beside the limit or the peer. `make bench` prints every table."""
