"""One module a command, named as the command: each parses, calls one method of a data set, and prints."""

# Command → what it is for, in the order in which a newcomer meets them. The list of commands is printed from here, so
# that it loads none of them.
COMMANDS = {
    "trace": "Trace one thing back to another, and where it breaks.",
    "find": "Find things by name, typos forgiven, and all else by its words.",
    "show": "Show all that is claimed about a thing, one claim, or what a speaker says.",
    "ledger": "List asks, answers and promises, and what became of them.",
    "report": "Write a report to hand over.",
    "analyse": "Ask what depends on what, who connects whom, and what came when.",
    "query": "Ask any question in SPARQL, or a ready-made one.",
    "map": "Draw the relationship map, one page that works offline.",
    "serve": "Serve the record: SPARQL, pages of things, the map.",
    "publish": "Write the record as a site that any web space serves.",
    "draw": "Draw a figure for a document.",
    "export": "Export the record for other programs.",
    "init": "Begin a workspace for evidence of your own.",
    "sources": "List the sources, with counts.",
    "import": "Read grants, maps and people from the files of other programs.",
    "coverage": "Show which passages of the texts nobody has coded.",
    "terms": "List the types, relations and codes that files use.",
    "check": "Check the data files, and name every problem by line.",
    "rename": "Give an id another name wherever it is named.",
    "duplicates": "List things that may be one.",
    "decide": "Say whether two things are one.",
    "merge": "Make two things one.",
    "retract": "Take a claim or caveat back, and keep it.",
    "redact": "Take a name out of all files.",
    "undo": "Take the last change of these back.",
    "records": "Stand on the records of other people.",
    "changes": "Tell what has changed since an earlier version.",
    "build": "Build the store and index now.",
    "agreement": "Compare two codings of the same documents.",
}

MODULES = {name: (name, name) for name in COMMANDS} | {"import": ("import_file", "import_file")}
"""Command → its module and its name there."""
