"""How the house looks and reads: tokens, stylesheets, layout and components. Owns no table."""
