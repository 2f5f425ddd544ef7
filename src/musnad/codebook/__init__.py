"""The codebook: what each value of the records means, which words tell it, and examples, made from the rules."""
