"""Reports, claims and events as tables of Parquet, the form of a batch: `tables` says what they hold. Needs the extra `parquet`."""
