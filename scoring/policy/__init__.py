"""The policy: the rules of an assessment as typed data, read from a policy record's value.

``scoring.policy.read`` reads one version, ``scoring.policy.versions`` picks the one in force and
``scoring.policy.faults`` finds what a schema cannot say.
"""
