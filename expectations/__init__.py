"""What must hold of documents and facts; gate.py alone imports Great Expectations."""
