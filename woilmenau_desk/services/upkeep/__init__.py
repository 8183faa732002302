"""Looking after the store: backups, restoring, checking."""
