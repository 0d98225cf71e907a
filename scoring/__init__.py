"""The pure scoring engine: policy and facts in, results with their derivations out.

Standard library only. No I/O, no clock, no randomness, no environment, no float.
"""
