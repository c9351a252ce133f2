"""Documents made from domain values, their signatures, and what verifying says of them."""
