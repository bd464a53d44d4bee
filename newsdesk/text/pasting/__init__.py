"""What other programs put on the clipboard, made clean: words, headings, lists, bold, italics, links, tables, pictures.

`html.read_html` for Word, Google Docs, LibreOffice and web pages, `plain.read_plain` for WhatsApp, PDF and any other text.
Nothing is fetched; no word is glued, split or lost. (Nothing is imported here: lxml is loaded with the first HTML.)
"""
