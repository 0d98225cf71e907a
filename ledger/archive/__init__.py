"""The archive of a person: everything the records say of them, in the modules that the policy names."""
