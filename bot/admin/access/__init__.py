"""Who may ask: `guard` keeps others out, `command` is the menu, `targets` finds out who is meant."""
