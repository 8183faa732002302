"""The words, rules and figures of the centre; standard library only."""
