"""The appointments: who comes when to whom, and their slips."""
