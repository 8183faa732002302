"""The tables, as SQLAlchemy maps them."""
