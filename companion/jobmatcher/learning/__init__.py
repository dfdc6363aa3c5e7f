"""What a person's reactions to postings say of their taste: small, bounded, shown, and forgotten on demand."""
