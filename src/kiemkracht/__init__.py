"""Kiemkracht: change from below, found, connected and weighed in the open."""
