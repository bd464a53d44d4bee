"""What an article is and the rules it keeps."""
