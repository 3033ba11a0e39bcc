"""What is already sprouting here, who tends it, what is its next step?"""
