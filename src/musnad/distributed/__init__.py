"""The same reader over many files at once, in this computer's processes or on a Ray cluster, and the data set that it writes."""
