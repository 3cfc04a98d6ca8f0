"""What must not matter: files that do harm, kills at any moment, input at random; each a table of cases and losses."""
