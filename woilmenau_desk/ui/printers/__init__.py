"""How paper gets onto the printers of this computer. Nothing in here shows anything; it may be called from any thread."""
