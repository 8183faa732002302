"""Appointments and the slips that visitors take along."""
