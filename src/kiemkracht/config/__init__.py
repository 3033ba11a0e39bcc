"""How the house is put together: settings, addresses and the door to the web server."""
