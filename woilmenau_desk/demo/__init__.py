"""The fictional centre: people who do not exist, and two years of their visits."""
