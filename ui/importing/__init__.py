"""What a review of something read from outside is made of; ui/screens/import_review.py puts it together."""
