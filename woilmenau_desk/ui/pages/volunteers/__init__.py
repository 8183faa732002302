"""The volunteers: who they are, what they do, how the centre looks after them."""
