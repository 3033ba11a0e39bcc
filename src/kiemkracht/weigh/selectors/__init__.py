"""Reading startfoto’s, answers and advice."""
