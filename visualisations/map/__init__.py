"""The relationship map: what it shows, where things stand on it, and the page that draws it."""
