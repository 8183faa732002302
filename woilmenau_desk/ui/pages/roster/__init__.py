"""The roster: who opens the centre when, who is away, where nobody is, who steps in."""
