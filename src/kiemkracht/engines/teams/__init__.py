"""Sets that differ as much as possible, and fair draws with known chances."""
