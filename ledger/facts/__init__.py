"""From records to the facts that scoring rests on."""
