"""What has changed between two versions of a record: things, claims and the rest, and what a trace concludes."""
