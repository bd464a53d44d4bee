"""The window: what a person sees and touches. Imports newsdesk, never SQLAlchemy; nothing imports ui."""
