"""Which sentences look like a kiem or a hindering pattern, and which words are personal."""
