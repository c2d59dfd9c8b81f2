"""The published edition: pages, charts, feeds and files of data, made from one generation and from nothing else."""
