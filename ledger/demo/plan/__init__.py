"""What a demo ledger is going to hold, before a record is written: units, people, what befalls them."""
