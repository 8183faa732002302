"""Lists that come in from files, and lists that go out."""
