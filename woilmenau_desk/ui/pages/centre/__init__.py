"""The administration (Verwaltung): the account, the centre, its lists, colleagues and backups."""
