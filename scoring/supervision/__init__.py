"""Supervision: orders, petitions and inspections, as facts and as what follows from them."""
