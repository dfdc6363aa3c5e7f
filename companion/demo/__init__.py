"""A believable search for a look around: made up for this product, told to the real services, on a folder of its own."""
