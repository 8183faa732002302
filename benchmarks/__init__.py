"""How fast the desk is, each measure beside its limit and what it is compared with, taken in the same run."""
