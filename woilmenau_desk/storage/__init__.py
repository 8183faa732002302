"""The encrypted store: the only room that knows SQLAlchemy and SQLCipher."""
