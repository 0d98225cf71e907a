"""The judge of one proposed change: who may make it, what history allows, and what it holds."""
