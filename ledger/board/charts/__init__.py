"""Charts as SVG, drawn when the board is built: pure functions from exact numbers to text."""
