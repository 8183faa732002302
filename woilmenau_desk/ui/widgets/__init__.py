"""The building blocks of every page: themed, keyboard first, each with an accessible name."""
