"""What asks my attention today; where do I find it?"""
