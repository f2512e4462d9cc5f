"""What is claimed: the ledger, its standings and disagreements, and Views of them. Knows no screen."""
