"""The key file: who may unlock what, and with which secret."""
