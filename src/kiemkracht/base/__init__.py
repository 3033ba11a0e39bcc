"""What carries every room: chronicle, panels, errors, clock, jobs, files, retention, thresholds."""
