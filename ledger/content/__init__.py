"""What records say: things that must not be in them, and things that make one doubt them."""
