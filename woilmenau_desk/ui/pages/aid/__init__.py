"""The page of funds, with the record of what was paid from them."""
