"""What is remembered between runs, so that only what changed is read and computed again."""
