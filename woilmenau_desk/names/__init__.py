"""Finding people by name: whatever script or spelling the name comes in. Knows no database."""

import os

# Before NumPy is first imported: a search is short, and the window needs the other cores.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
