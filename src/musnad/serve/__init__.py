"""The web application and API on a store: `musnad serve`."""
