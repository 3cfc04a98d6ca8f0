"""Who may ask: `guard` keeps others out, `command` is the menu, `targets` reads who is meant."""
