"""A store in one encrypted file, and what stands beside it: its write-ahead log and the index of that."""
