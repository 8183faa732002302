"""Emergency help: what was given, the funds it is paid from, the receipts."""
