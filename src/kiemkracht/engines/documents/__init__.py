"""Which text does this file hold? Bytes in, text out; nothing is stored."""
