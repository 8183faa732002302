"""Pages from what the domain says: slips, reports, the recovery sheet. A document is bytes until somebody saves it."""
