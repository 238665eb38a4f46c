"""One module per group of commands: each parses, calls one function of the graph, and prints."""

# Command → the module that holds it, in the order in which a newcomer meets them.
COMMANDS = {
    "trace": "trace",
    "find": "look",
    "show": "look",
    "ledger": "ledger",
    "report": "report",
    "analyse": "analyse",
    "query": "query",
    "map": "map",
    "draw": "draw",
    "export": "data",
    "sources": "data",
    "coverage": "coverage",
    "check": "data",
    "build": "data",
    "agreement": "agreement",
}
