"""Talking at a place: comments, following and notices, for every room alike."""
