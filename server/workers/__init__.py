"""The worker processes: started, confined, given jobs in turn, ended and replaced."""
