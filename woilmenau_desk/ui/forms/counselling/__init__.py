"""Forms of a counselling session and its follow-up."""
