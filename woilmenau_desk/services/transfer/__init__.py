"""Lists that come in from files and go out again, each kind in a module of its own; and imports that are taken back."""
