"""The files of an edition for other programs, one module per format; `write.py` writes them all."""
