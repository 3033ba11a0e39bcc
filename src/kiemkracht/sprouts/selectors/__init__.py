"""Reading kiemen. Other rooms come in here."""
