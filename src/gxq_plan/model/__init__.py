"""What a plan is: frozen classes; no pandas, no I/O, no prose."""
