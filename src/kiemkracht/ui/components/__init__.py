"""The components behind `{% load kk %}`, by subject; one template and one stylesheet each."""
