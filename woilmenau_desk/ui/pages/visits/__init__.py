"""The counter (Theke): one key logs a visit."""
