"""One module per group of commands: each parses, calls one function of the graph, and prints."""

# Command → the module that holds it and what it is for, in the order in which a newcomer meets them. The list of
# commands is printed from here, so that it loads none of them.
COMMANDS = {
    "trace": ("trace", "Trace one thing back to another, and where it breaks."),
    "find": ("look", "Find things by name or alias; typos are forgiven."),
    "show": ("look", "Show all that is claimed about a thing, or one claim."),
    "ledger": ("ledger", "List asks, answers and promises, and what became of them."),
    "report": ("report", "Write a report to hand over."),
    "analyse": ("analyse", "Ask what hangs on what, who connects whom, and what came when."),
    "query": ("query", "Ask any question in SPARQL, or a ready-made one."),
    "map": ("map", "Draw the relationship map, one page that works offline."),
    "serve": ("serve", "Serve the record: SPARQL, pages of things, the map."),
    "draw": ("draw", "Draw a figure for a document."),
    "export": ("data", "Export claims, things or caveats as JSON lines, or all quads."),
    "sources": ("data", "List the sources, with counts."),
    "coverage": ("coverage", "Tell which passages of the texts nobody has coded."),
    "terms": ("terms", "List the types, relations and codes that files use."),
    "check": ("data", "Check the data files, and name every problem by line."),
    "build": ("data", "Build the store and index now."),
    "agreement": ("agreement", "Compare two codings of the same documents."),
}

MODULES = {name: (module, name) for name, (module, _) in COMMANDS.items()}
"""Command → its module and its name there."""
