"""HTTP and WebSocket: parse, authorise, call a service, reply."""
