"""The desktop application of the encounter centre wo:ilmenau."""

__version__ = "0.1.0"
