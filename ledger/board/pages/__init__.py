"""One module a kind of page. Each offers functions that take the view and give Markdown by page name."""
