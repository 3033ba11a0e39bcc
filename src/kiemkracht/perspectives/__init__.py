"""Which different views live here, and what bridges them?"""
