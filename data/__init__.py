"""The shipped record: things and claims from public documents, as YAML-LD files. See README.md beside this file."""
