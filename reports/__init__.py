"""Reports to read on paper or screen: one content, written as HTML, Markdown, Word or PDF."""
