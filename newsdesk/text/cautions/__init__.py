"""What an editor is asked about a text before it is published: each module looks for one thing and says where it stands.

These are questions, never edits. A caution is a place in a text and what was seen there; what it means for a stage, the checks
say (newsdesk/portal/checks.py).
"""
