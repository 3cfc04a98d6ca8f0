"""Files are read in a process of its own: whatever a file does to the libraries that parse it, nothing else ends.

`reading_process` is the parent's side, `worker` the child's, `protocol` what passes between them, `limits` how much a
file may take, `set_aside` which files brought their reader down before.
"""
