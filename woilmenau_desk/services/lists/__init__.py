"""Lists that come as files: CSV and XLSX as real people and real Excel make them."""
