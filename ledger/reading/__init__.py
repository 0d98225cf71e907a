"""From bytes to values and back: strict reading, the canonical form, digests."""
