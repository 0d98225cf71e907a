"""What supervision follows: matters that are open, and draws made again."""
