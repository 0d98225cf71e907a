"""The gate on a bare server: a hook that judges every push before it may move the main line."""
