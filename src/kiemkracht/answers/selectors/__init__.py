"""Reading questions for backing, second looks, challenges and the paragraph of a year."""
