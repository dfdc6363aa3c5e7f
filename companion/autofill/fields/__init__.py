"""Which fact of the person a field asks for."""
