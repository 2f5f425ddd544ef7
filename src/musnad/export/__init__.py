"""What the store holds, in the formats of others."""
