"""Where articles come from: files and folders, archives, tables, the web, feeds. Bytes are taken in here, and read nowhere."""
