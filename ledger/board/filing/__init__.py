"""Filing by people who do not know git: what the form needs to know, and the files it adds to."""
