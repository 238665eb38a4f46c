"""How validated files are stored: quads in a store, a record in an index, both in a cache.

``open_record`` maps the file of a record (``sections``) into memory and reads what is asked of it, block by block
(``rows``), each proved before it is read. Claims that were taken back are a group of their own
(``Record.retracted``), so that nothing meets them by chance; in RDF their ends stand under terms of their own.
``store`` holds quads for queries; ``index`` makes a record of a store, by the same ``record_items`` as of files.
``cache`` puts what was built in place in one move, under the hash of all it is made from; ``integrity`` proves it
(sizes, SHA-256), and what is not whole is built again.
"""
