"""Recipe of the shipped authority: tables of persons, offices, states, places and organisations -> one SQLite file."""
