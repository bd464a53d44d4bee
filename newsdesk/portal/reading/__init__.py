"""Reading what others wrote: portal pages, saved HTML, Markdown, plain text, and bulk archives."""
