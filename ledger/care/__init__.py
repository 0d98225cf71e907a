"""Care and remedies on record: settled results, measures, objections and appeals, and how they stand."""
