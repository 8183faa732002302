"""The pages of the window, one place in the navigation each."""
