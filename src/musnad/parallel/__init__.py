"""Many articles read at once by the processes of this computer; what one process alone would give, in the same order."""
