"""What the developers need beside the application; nothing here is shipped."""
