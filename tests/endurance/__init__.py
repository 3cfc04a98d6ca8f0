"""What takes long: inputs at random, half an hour of questions, kills of the bot (`make fuzz`, `soak`, `faults`)."""
