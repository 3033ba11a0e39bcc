"""What hinders us, what did we find out, who should hear it, what works when?"""
