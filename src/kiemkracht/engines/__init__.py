"""Plain functions over arrays and text. They know no Django, database, network or clock."""
