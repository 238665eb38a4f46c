"""The processes that answer: started, confined, handed jobs in turn, ended and replaced."""
