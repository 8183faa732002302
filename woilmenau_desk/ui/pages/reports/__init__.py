"""The month, true on screen and kept confidential on paper."""
