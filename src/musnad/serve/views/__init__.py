"""What the pages show, made from records: plain data for the templates."""
