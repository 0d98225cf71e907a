"""The search of a board: an index in many small files, made from the pages that the board has."""
