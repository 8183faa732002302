"""The pointing board (Zeigetafel) as a view over the whole screen, for visitors with whom nobody shares a word."""
