"""Where documents come from; the only network input of the house."""
