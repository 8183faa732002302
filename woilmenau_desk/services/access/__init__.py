"""Who opens the store, with what key, and what was found when they came."""
