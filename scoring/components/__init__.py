"""Components of a score, one kind a module; ``registry`` lists them."""
