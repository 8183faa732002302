"""The screen in the waiting room: a window of its own that shows numbers and rooms, and never anything of a person."""
