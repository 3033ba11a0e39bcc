"""The API: what is public here, as JSON, under the Dutch API design rules."""
