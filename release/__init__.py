"""What stands around a version of Parley: what is known against its dependencies, and the files of a release."""
