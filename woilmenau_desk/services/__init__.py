"""What the centre does: one use case, one function. The window and the command line call nothing else."""
