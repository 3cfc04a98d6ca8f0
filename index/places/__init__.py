"""Places named in a text: `gazetteer` knows the divisions of China, `mentions` finds them."""
