//! What a server said, for people: plain text, clipped.
